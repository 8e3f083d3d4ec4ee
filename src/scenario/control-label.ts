import { stepsOf } from '../core/path.ts';
import { nameOf, namesOf } from './names.ts';
import type { Intervention, Scenario } from './schema.ts';
import { settingWords } from './setting-words.ts';

/** A setting in plain words: `Alipay: merchant fee`, `Wal-Mart's exclusive deal: bonus`, `Fee cap: cap`. */
export function controlLabel(scenario: Scenario, path: string): string {
  const [section, index, ...rest] = stepsOf(path);
  const event = section === 'interventions' ? scenario.interventions[Number(index)] : undefined;
  if (event === undefined || rest.length === 0) return settingWords(scenario, path);
  const subject = subjectOf(scenario, event);
  const isOneOfMany =
    scenario.interventions.filter((other) => subjectOf(scenario, other) === subject).length > 1;
  return `${subject}${isOneOfMany ? ` in week ${Math.max(1, event.week)}` : ''}${partOf(rest)}`;
}

/** What one setting of an intervention is; `value` is the subject itself. */
function partOf([name]: readonly string[]): string {
  const words: Readonly<Record<string, string>> = {
    week: 'first week',
    until: 'first week after it',
    value: '',
  };
  const part = Object.hasOwn(words, name)
    ? words[name]
    : name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return part === '' ? '' : `: ${part}`;
}

/** Who does what, without its numbers: those move. */
function subjectOf(scenario: Scenario, event: Intervention): string {
  const of = (id: string) => possessive(nameOf(scenario, id));
  switch (event.kind) {
    case 'exclusive':
      return `${of(event.retailer)} exclusive deal`;
    case 'offer':
      return `${of(event.platform)} offer${to(scenario, event.retailers)}`;
    case 'campaign':
      return `${of(event.platform)} campaign`;
    case 'set':
      return `${settingWords(scenario, event.parameter)}, changed`;
    case 'entry':
    case 'exit':
    case 'outage':
      return `${of(event.platform)} ${event.kind}`;
    case 'openness':
      return `${of(event.platform)} opening`;
    case 'fine':
      return `${of(event.platform)} fine`;
    case 'media-shock':
      return `News on ${event.retailers === null ? 'all retailers' : namesOf(scenario, event.retailers)}`;
    default:
      return ruleWords(event.kind);
  }
}

const RULES = {
  'ban-exclusivity': 'Ban on exclusive contracts',
  'fee-cap': 'Fee cap',
  'incentive-cap': 'Incentive cap',
  interoperability: 'Interoperability',
  'share-cap': 'Share cap',
  'data-portability': 'Data portability',
} as const;

const ruleWords = (kind: keyof typeof RULES): string => RULES[kind];

const to = (scenario: Scenario, retailers: readonly string[] | null): string =>
  retailers === null ? '' : ` to ${namesOf(scenario, retailers)}`;

const possessive = (name: string): string => `${name}${/s$/.test(name) ? "'" : "'s"}`;
