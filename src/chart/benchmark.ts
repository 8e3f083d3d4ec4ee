import type { Picture } from '../experiment/verify/benchmark.ts';
import type { Verified } from '../experiment/verify/verify.ts';
import { curvePlot } from './benchmark-curve.ts';
import { rowsPlot } from './benchmark-rows.ts';
import { framed, type Spec } from './figure.ts';
import { capital, count, decimal } from './format.ts';
import type { Measure } from './measure.ts';

/** Theory against simulation, drawn: curves over a number, rows of dots over words. The title is what was found. */
export function benchmarkChart(one: Verified, z: number, measure: Measure): Spec {
  const plot = isCurve(one.picture) ? curvePlot : rowsPlot;
  const failed = one.checks.filter(({ holds }) => !holds).length;
  return framed(
    { measure, source: sizeLine(one) },
    {
      title:
        failed === 0 ? one.title : `Not found: ${one.title.charAt(0).toLowerCase()}${one.title.slice(1)}`,
      subtitle: `${outcome(one, failed)} Theory: ${one.formula}. ${asSentence(one.source)}.`,
      ...plot(one.picture, { z, words: theoryWords(one), measure }),
    },
  );
}

/** Where theory gives signs alone, its marks most often say that nothing changes. */
const theoryWords = ({ checks }: Verified): string =>
  checks.length > 0 && checks.every(({ relation, expected }) => relation !== '=' && expected === 0)
    ? 'no change'
    : 'theory';

/** A source as a sentence begins; the path of a file stays as it is. */
const asSentence = (source: string): string => (/^\S*\//.test(source) ? source : capital(source));

/** Whether a picture has anything to show. */
export const isDrawn = ({ picture }: Verified): boolean =>
  [picture.theory, picture.meanField, picture.agents].some((points) => points.length > 0);

const isCurve = ({ theory, meanField, agents }: Picture): boolean =>
  [...theory, ...meanField, ...agents].every(({ x }) => typeof x === 'number');

const outcome = ({ checks }: Verified, failed: number): string =>
  failed === 0
    ? `${count(checks.length, 'check')}, all hold.`
    : `${failed} of ${count(checks.length, 'check')} fail.`;

/** What was run: scenario, size and seed. */
const sizeLine = ({ file, consumers, replicates, seed }: Verified): string =>
  [
    file,
    `agents: ${count(replicates, 'replicate')} of ${decimal(consumers)} consumers`,
    `seed “${seed}”`,
  ].join(' · ');
