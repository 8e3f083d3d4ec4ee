import type { Outcome } from '../outcomes/outcome.ts';
import { checkFactors } from './check-factors.ts';
import { readMap } from './maps.ts';
import type { StudyReading } from './reading.ts';
import { figuresOfAll } from './reading.ts';
import type { WrittenSensitivity, WrittenSweep } from './schema.ts';
import type { Arm, Factor, SensitivityStudy, SweepStudy } from './study.ts';

/** Designs that fill ranges, with as many points as `samples` says. */
const FILLING = ['latin-hypercube', 'sobol', 'random'] as const;

export function loadSweep(file: WrittenSweep, reading: StudyReading): SweepStudy | undefined {
  const base = baseOf(file, reading);
  if (base === undefined) return undefined;
  const { name, question, source, design, replicates, refine } = file;
  const fills = FILLING.some((one) => one === design);
  const factors = checkFactors(file.factors, base, reading, fills ? 'ranges' : 'levels');
  checkSamples(file, reading, fills);
  const figures = figuresOfAll([base.scenario]);
  const asked = reading.outcomes(file.outcomes, figures, base.scenario);
  const maps = file.maps.flatMap(
    (written, i) => reading.lookedUp(['maps', i], () => readMap(written, figures, base.scenario)) ?? [],
  );
  if (maps.length > 0 && factors.length < 2)
    reading.refuse(['maps'], 'a map needs two factors: the first goes to the right, the second up');
  if (maps.length > 0 && design !== 'grid')
    reading.refuse(['maps'], `a map needs conditions side by side; write design: grid, or remove maps`);
  checkRefine(file, factors, reading);
  const outcomes = eachOnce([...asked, ...maps.flatMap((map) => map.outcomes)]);
  const samples = fills ? (file.samples ?? 0) : 0;
  return {
    kind: 'sweep',
    name,
    question,
    source,
    base,
    factors,
    design,
    samples,
    replicates,
    outcomes,
    maps,
    refine,
  };
}

const baseOf = (file: { readonly base: string }, reading: StudyReading): Arm | undefined =>
  reading.arm(file.base, ['base'], [reading.changeAt([])]);

/** Outcomes without those that stand before. */
const eachOnce = (outcomes: readonly Outcome[]): Outcome[] => [
  ...new Map(outcomes.map((outcome) => [outcome.text, outcome])).values(),
];

function checkSamples({ samples, design }: WrittenSweep, reading: StudyReading, fills: boolean): void {
  if (fills && samples === undefined)
    reading.refuse(['design'], `${design} needs \`samples\`: how many points fill the ranges`);
  if (!fills && samples !== undefined)
    reading.refuse(
      ['samples'],
      `a design ${design} has the points of its levels; remove samples, or choose latin-hypercube, sobol or random`,
    );
}

/** What can be halved: a grid over two ranges, with maps whose answers are looked at. */
function checkRefine(
  { refine, design, factors, maps }: WrittenSweep,
  checked: readonly Factor[],
  reading: StudyReading,
): void {
  if (refine === 0) return;
  const isGrid =
    design === 'grid' &&
    factors.length === 2 &&
    factors.every(({ from, steps }) => from !== undefined && steps !== undefined);
  if (!isGrid)
    reading.refuse(['refine'], 'only a grid over exactly two ranges (from, to, steps) can be refined');
  if (maps.length === 0)
    reading.refuse(
      ['refine'],
      'refining looks where the answer of a map changes; add maps, or remove refine',
    );
  for (const { label, range, levels } of checked) {
    if (!range?.isWhole) continue;
    const most = halvingsOf((range.to - range.from) / (levels.length - 1));
    if (refine > most)
      reading.refuse(
        ['refine'],
        `${label} takes whole numbers only: steps of ${(range.to - range.from) / (levels.length - 1)} can be halved ${most} times; found ${refine}`,
      );
  }
}

/** A Saltelli design takes two dimensions a factor, of the 200 that the Sobol sequence has. */
const MOST_FACTORS = 100;

/** How often a step can be halved and stay a whole number. */
function halvingsOf(step: number): number {
  let times = 0;
  for (let rest = step; rest > 1 && rest % 2 === 0; rest /= 2) times++;
  return times;
}

export function loadSensitivity(
  file: WrittenSensitivity,
  reading: StudyReading,
): SensitivityStudy | undefined {
  const base = baseOf(file, reading);
  if (base === undefined) return undefined;
  const { name, question, source, method, trajectories, levels, samples, replicates, resamples } = file;
  const factors = checkFactors(file.factors, base, reading, 'ranges');
  if (levels % 2 !== 0)
    reading.refuse(
      ['levels'],
      `expected an even number, found ${levels}: only then is every level met as often`,
    );
  if (method !== 'morris' && factors.length > MOST_FACTORS)
    reading.refuse(
      ['factors'],
      `${factors.length} factors are more than the ${MOST_FACTORS} of a Sobol design; screen them first with method: morris`,
    );
  const outcomes = eachOnce(reading.outcomes(file.outcomes, figuresOfAll([base.scenario]), base.scenario));
  const plan = { method, trajectories, levels, samples, replicates, resamples };
  return { kind: 'sensitivity', name, question, source, base, factors, outcomes, ...plan };
}
