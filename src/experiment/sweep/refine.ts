import { within } from '../study/factors.ts';
import type { RegimeMap } from '../study/maps.ts';
import type { FactorValue, SweepStudy } from '../study/study.ts';

/** A condition with the means of its outcomes. */
export interface Known {
  readonly point: readonly FactorValue[];
  readonly means: readonly number[];
}

/** The answers of all maps at a condition. */
export const answersAt = ({ maps, outcomes }: SweepStudy, means: readonly number[]): number[] =>
  maps.map((map) =>
    map.answer(
      meansFor(
        map,
        outcomes.map(({ text }) => text),
        means,
      ),
    ),
  );

const meansFor = (map: RegimeMap, texts: readonly string[], means: readonly number[]): number[] =>
  map.outcomes.map(({ text }) => means[texts.indexOf(text)]);

/**
 * Points of the next finer grid around which an answer changes: every cell whose corners do not agree is cut into four. The
 * grid has `steps` points a side, each halving doubles its cells. Points come row by row, each once.
 */
export function refined(study: SweepStudy, known: readonly Known[], halving: number): FactorValue[][] {
  const fine = study.factors.map(({ levels }) => (levels.length - 1) * 2 ** halving);
  const answers = placed(study, known, fine);
  const wanted = new Set<string>();
  for (const [i, j] of cells(fine)) {
    const corners = [`${i},${j}`, `${i + 2},${j}`, `${i},${j + 2}`, `${i + 2},${j + 2}`];
    if (!disagree(corners.map((corner) => answers.get(corner)))) continue;
    for (const place of [
      [i + 1, j],
      [i, j + 1],
      [i + 1, j + 1],
      [i + 2, j + 1],
      [i + 1, j + 2],
    ])
      wanted.add(place.join());
  }
  return [...wanted]
    .filter((place) => !answers.has(place))
    .map((place) => place.split(',').map(Number))
    .sort(([a, b], [c, d]) => a - c || b - d)
    .map((place) => place.map((step, k) => within(study.factors[k].range!, step / fine[k])));
}

/** Answers by place on the fine grid. */
function placed(study: SweepStudy, known: readonly Known[], fine: readonly number[]): Map<string, string> {
  const steps = fine.map(
    (n, k) => new Map(Array.from({ length: n + 1 }, (_, i) => [within(study.factors[k].range!, i / n), i])),
  );
  return new Map(
    known.map(({ point, means }) => [
      point.map((value, k) => steps[k].get(value as number)).join(),
      answersAt(study, means).join(),
    ]),
  );
}

/** Lower left corners of the cells of the coarser grid. */
function* cells([right, up]: readonly number[]): Generator<[number, number]> {
  for (let i = 0; i < right; i += 2) for (let j = 0; j < up; j += 2) yield [i, j];
}

/** Whether known corners differ; a cell with an unknown corner lies in a part that was left coarse. */
function disagree(corners: readonly (string | undefined)[]): boolean {
  return corners.every((corner) => corner !== undefined) && new Set(corners).size > 1;
}
