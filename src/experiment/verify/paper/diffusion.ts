import { splitList } from '../../../core/list.ts';
import type { Scenario } from '../../../scenario/schema.ts';
import type { Diffusion } from '../../../theory/bass.ts';
import { type Premise, undisturbed } from './premises.ts';

/** A platform that spreads by its hazards alone. */
export interface Spreading {
  readonly id: string;
  readonly diffusion: Diffusion;
  /** Share of consumers who hold it when the market opens. */
  readonly start: number;
}

/** Platforms change hands independently of one another, each by its own hazards. */
export const spreadingOf = (scenario: Scenario): Spreading[] =>
  Object.entries(scenario.platforms).map(([id, { adoption }]) => ({
    id,
    diffusion: {
      innovation: adoption.innovation,
      imitation: adoption.imitation,
      abandonment: adoption.abandonment,
    },
    start: heldAtStart(scenario, id),
  }));

function heldAtStart({ holdings: { joint, independent } }: Scenario, id: string): number {
  if (id in independent) return independent[id];
  const entries = Object.entries(joint);
  const all = entries.reduce((sum, [, share]) => sum + share, 0);
  const held = entries.filter(([portfolio]) => splitList(portfolio).includes(id));
  return held.reduce((sum, [, share]) => sum + share, 0) / all;
}

/** Adoption and dropping follow the hazards, the same for all consumers. */
export const hazardsAlone = (scenario: Scenario): Premise[] => [
  [scenario.wallets.enabled, 'wallets.enabled: true'],
  [!scenario.wallets.valueDriven, 'wallets.valueDriven: false'],
  [Object.keys(scenario.regions).length === 1, 'one region'],
  [Object.keys(scenario.holdings.segments).length === 0, 'no holdings.segments'],
  [Object.keys(scenario.holdings.regions).length === 0, 'no holdings.regions'],
  [
    Object.values(scenario.platforms).every(({ marketing }) => marketing === 0),
    'platforms.<id>.marketing: 0',
  ],
  ...undisturbed(scenario),
];
