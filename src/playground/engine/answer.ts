import { expressionInterpreter } from 'vega-interpreter';
import { CHARTS } from '../../chart/charts.ts';
import { csvPieces, TABLES } from '../../report/csv.ts';
import type { DrawnChart } from '../../report/figure-html.ts';
import { reportHtml } from '../../report/html.ts';
import { storyOf } from '../../report/story.ts';
import { compileSpec, drawSvg, still } from '../../report/svg.ts';
import { controlsOf } from '../../scenario/controls.ts';
import { resolvedYaml } from '../../scenario/resolved.ts';
import { retailerGrid } from '../retailers/make-grid.ts';
import type { Answers, Question } from './messages.ts';
import type { Finished } from './session.ts';

/** Answers a question about a finished run. */
export async function answer(question: Question, finished: Finished, version: string): Promise<unknown> {
  const { result } = finished.input;
  switch (question.about) {
    case 'tables':
      return tablesOf(finished);
    case 'hash':
      return hashOf(finished);
    case 'scenario':
      return resolvedYaml(result.scenario);
    case 'controls':
      return controlsOf(finished.loaded).filter(({ path }) => !isElsewhere(path));
    case 'retailers':
      return retailerGrid(result);
    case 'report':
      return reportOf(finished, question, version);
    default:
      return question satisfies never;
  }
}

/** Told or chosen elsewhere in the page, or fixed by what a scenario is. */
const ELSEWHERE = ['extends', 'name', 'question', 'source', 'benchmark', 'engine', 'seed', 'output'];
const isElsewhere = (path: string): boolean => ELSEWHERE.includes(path.split('.')[0]);

const tablesOf = ({ input: { result } }: Finished): Answers['tables'] =>
  TABLES.map((name) => ({ name, csv: [...csvPieces(result.series, name)].join('') }));

/** SHA-256 over the bytes of all tables in order, as the manifest of a run on the command line has it. */
async function hashOf({ input: { result } }: Finished): Promise<string> {
  if (crypto.subtle === undefined)
    throw new Error('a browser computes hashes only in pages from this machine or over https');
  const pieces = TABLES.flatMap((name) => [...csvPieces(result.series, name)]);
  const digest = await crypto.subtle.digest('SHA-256', await new Blob(pieces).arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The report that `paymarket run` writes, its charts as pictures. */
async function reportOf(
  { input, story }: Finished,
  { fonts, command }: Extract<Question, { about: 'report' }>,
  version: string,
): Promise<string> {
  const full = { ...input, width: undefined };
  const charts: DrawnChart[] = [];
  for (const { id, build } of CHARTS) {
    const spec = build(full);
    const compiled = compileSpec(spec);
    charts.push({
      id,
      spec,
      compiled,
      svg: await drawSvg(still(compiled), input.measure, expressionInterpreter),
    });
  }
  const assets = { vega: '', tooltip: '', fonts };
  return reportHtml({
    input: full,
    story: story ?? storyOf(full),
    charts,
    assets,
    command,
    version,
    isAlone: true,
  });
}
