import { quoted } from '../chart/compare/words.ts';
import { inWords } from '../chart/format.ts';
import type { Comparison } from '../experiment/compare/comparison.ts';
import { haveSamePeople } from '../experiment/compare/groups.ts';
import { nameOf } from '../scenario/names.ts';
import type { Scenario } from '../scenario/schema.ts';

type NamesOf = (scenario: Scenario) => readonly string[];

const KINDS: readonly NamesOf[] = [
  ({ platforms }) => Object.keys(platforms),
  ({ retailers: { chains } }) => Object.keys(chains),
  ({ regions }) => Object.keys(regions),
  ({ segments }) => Object.keys(segments),
];

/** What cannot be compared since only one of two scenarios has it, in sentences; none where all have the same. */
export function apartSentences({ study, first, pairs }: Comparison): string[] {
  const lacking = pairs.flatMap(({ arm }) =>
    [only(first, arm), only(arm, first)].filter((one) => one !== ''),
  );
  const sameOnes = haveSamePeople(study.arms.map(({ scenario }) => scenario));
  return [
    ...lacking,
    ...(sameOnes
      ? []
      : [
          'The scenarios have other people (segments or regions, or their shares): consumers are told together, and what differs between them is not only what was done.',
        ]),
  ];
}

interface Named {
  readonly name: string;
  readonly scenario: Scenario;
}

function only(owner: Named, other: Named): string {
  const own = KINDS.flatMap((namesOf) => {
    const others = namesOf(other.scenario);
    return namesOf(owner.scenario).filter((id) => !others.includes(id));
  });
  if (own.length === 0) return '';
  const names = inWords(own.map((id) => nameOf(owner.scenario, id)));
  return `Only ${quoted(owner.name)} has ${names}, not ${quoted(other.name)}: their figures are left out of the differences; their profit counts as nothing where they are not.`;
}
