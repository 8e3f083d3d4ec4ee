import { suggestion } from '../../core/nearest.ts';
import type { Step } from '../../core/path.ts';
import { childValue } from '../field-at.ts';
import type { Check, Draft } from './draft.ts';

type Kind = 'platform' | 'method' | 'retailer' | 'chain' | 'region' | 'segment';

/** A name used for something that is declared elsewhere. */
interface Mention {
  readonly path: readonly Step[];
  readonly name: unknown;
  readonly kind: Kind;
  /** Whether the name is the key at the end of the path. */
  readonly isKey?: boolean;
}

/** Every platform, retailer, region and segment that is named anywhere must exist. */
export const checkMentions: Check = (draft, report) => {
  const declared = declaredNames(draft);
  for (const { path, name, kind, isKey } of mentions(draft)) {
    if (typeof name !== 'string' || declared[kind].includes(name)) continue;
    const message = `unknown ${kind} "${name}"${suggestion(name, declared[kind], 'there is')}`;
    if (isKey) report.problemAtName(path, message);
    else report.problem(path, message);
  }
};

export function declaredNames(draft: Draft): Record<Kind, string[]> {
  const platform = draft.names('platforms');
  const chain = draft.names('retailers', 'chains');
  return {
    platform,
    method: ['cash', ...platform],
    chain,
    retailer: [...chain, 'independents'],
    region: draft.names('regions'),
    segment: draft.names('segments'),
  };
}

function mentions(draft: Draft): Mention[] {
  return [
    ...draft.names('segments').flatMap((id) => keys(draft, 'method', 'segments', id, 'tastes')),
    ...keys(draft, 'platform', 'holdings', 'independent'),
    ...keys(draft, 'segment', 'holdings', 'segments'),
    ...keys(draft, 'region', 'holdings', 'regions'),
    ...keys(draft, 'method', 'start', 'topOfWallet'),
    ...keys(draft, 'method', 'start', 'shares'),
    ...draft.names('retailers', 'chains').flatMap((id) => ofChain(draft, id)),
    ...keys(draft, 'platform', 'retailers', 'independents', 'acceptance'),
    ...draft.list('interventions').flatMap((value, index) => ofIntervention(draft, value, index)),
    ...draft.list('strategies').map((_, index) => value(draft, 'platform', 'strategies', index, 'platform')),
    value(draft, 'platform', 'output', 'focus', 'platform'),
    value(draft, 'retailer', 'output', 'focus', 'retailer'),
    value(draft, 'region', 'output', 'focus', 'region'),
  ];
}

const ofChain = (draft: Draft, id: string): Mention[] => [
  ...keys(draft, 'region', 'retailers', 'chains', id, 'outlets'),
  ...items(draft, 'platform', 'retailers', 'chains', id, 'accepts'),
];

function ofIntervention(draft: Draft, intervention: unknown, index: number): Mention[] {
  const path = ['interventions', index];
  const retailer = childValue(intervention, 'kind') === 'exclusive' ? 'chain' : 'retailer';
  return [
    value(draft, 'platform', ...path, 'platform'),
    value(draft, retailer, ...path, 'retailer'),
    ...items(draft, 'region', ...path, 'regions'),
    ...items(draft, 'retailer', ...path, 'retailers'),
  ];
}

const keys = (draft: Draft, kind: Kind, ...path: Step[]): Mention[] =>
  draft.names(...path).map((name) => ({ path: [...path, name], name, kind, isKey: true }));

const items = (draft: Draft, kind: Kind, ...path: Step[]): Mention[] =>
  draft.list(...path).map((name, index) => ({ path: [...path, index], name, kind }));

const value = (draft: Draft, kind: Kind, ...path: Step[]): Mention => ({
  path,
  name: draft.at(...path),
  kind,
});
