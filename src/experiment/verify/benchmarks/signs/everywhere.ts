import type { Scenario } from '../../../../scenario/schema.ts';
import { changedAt } from '../../variant.ts';

type Segment = Scenario['segments'][string];
/** The parameters of a segment that are numbers. */
type Trait = { [K in keyof Segment]: Segment[K] extends number ? K : never }[keyof Segment];

/** A parameter of all segments, changed alike. */
export const inEverySegment = (scenario: Scenario, trait: Trait, to: (now: number) => number): Scenario =>
  changedAt(
    scenario,
    Object.fromEntries(
      Object.entries(scenario.segments).map(([id, segment]) => [
        `segments.${id}.${trait}`,
        to(segment[trait]),
      ]),
    ),
  );

/** A shift of a share towards 1 by this part of the way. */
export const nearerToOne = (part: number) => (share: number) => share + part * (1 - share);
