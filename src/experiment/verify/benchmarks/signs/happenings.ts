import type { Intervention, Scenario } from '../../../../scenario/schema.ts';

type Kind = Intervention['kind'];
type OfKind<K extends Kind> = Extract<Intervention, { kind: K }>;

/** The interventions of a kind, in the order of the file. */
export const allOf = <K extends Kind>({ interventions }: Scenario, kind: K): OfKind<K>[] =>
  interventions.filter((made): made is OfKind<K> => made.kind === kind);

/** The first intervention of a kind. */
export const firstOf = <K extends Kind>(scenario: Scenario, kind: K): OfKind<K> | undefined =>
  allOf(scenario, kind)[0];

/** The same market without what is of a kind. */
export const without = (scenario: Scenario, kind: Kind): Scenario => ({
  ...scenario,
  interventions: scenario.interventions.filter((made) => made.kind !== kind),
});

/** Where an intervention stands in the file: `interventions[2]`. */
export const placeOf = ({ interventions }: Scenario, made: Intervention): string =>
  `interventions[${interventions.indexOf(made)}]`;
