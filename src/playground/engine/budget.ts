import { replicatesOf } from '../../experiment/run.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Texts } from './messages.ts';

/** Characters of all texts together. */
const MOST_TEXT = 1_000_000;
/** Weeks of all replicates together. */
const MOST_WEEKS = 20_000;
/** Bytes that the result tables may take. */
const MOST_BYTES = 5e8;
/** Columns of numbers that a row of a result table has, generously. */
const ROW_BYTES = 30 * 8;
/** Consumers whose memory a page may take. */
const MOST_CONSUMERS = 1_000_000;
/** Seconds that agents may take before fewer of them are run, and what they should then take. */
const PATIENCE = 12;
const WANTED = 5;
const FEWEST = 500;

const grouped = (value: number): string => Math.round(value).toLocaleString('en');
const ELSEWHERE = 'the command line has no such limit';

/** Why texts are too long to be read, or nothing. */
export function refusedTexts(texts: Texts): string | undefined {
  const length = Object.values(texts).reduce((sum, text) => sum + text.length, 0);
  if (length <= MOST_TEXT) return undefined;
  return `The scenario is ${grouped(length)} characters long; this page reads at most ${grouped(MOST_TEXT)}.`;
}

/** Why a checked scenario is too large for a page, whatever the machine; or nothing. */
export function refusedSize(scenario: Scenario): string | undefined {
  const runs = replicatesOf(scenario);
  const weeks = scenario.weeks * runs;
  if (weeks > MOST_WEEKS) {
    const product = runs === 1 ? '' : ` (${grouped(scenario.weeks)} weeks × ${grouped(runs)} replicates)`;
    return `The scenario asks for ${grouped(weeks)} weeks in all${product}; this page runs at most ${grouped(MOST_WEEKS)}. Ask for fewer weeks or replicates; ${ELSEWHERE}.`;
  }
  const bytes = bytesOf(scenario);
  if (bytes <= MOST_BYTES) return undefined;
  return `The result tables would take about ${grouped(bytes / 1e6)} MB; this page keeps at most ${grouped(MOST_BYTES / 1e6)} MB. Ask for fewer weeks, replicates, regions or retailers; ${ELSEWHERE}.`;
}

/** Bytes that the result tables of a scenario take, about. */
export const bytesOf = (scenario: Scenario): number =>
  scenario.weeks * replicatesOf(scenario) * rowsAWeek(scenario) * ROW_BYTES;

function rowsAWeek({ platforms, regions, segments, retailers }: Scenario): number {
  const places = Object.keys(regions).length + 1;
  const subjects = [platforms, segments, retailers.chains].map((map) => Object.keys(map).length + 1);
  return places * subjects.reduce((sum, count) => sum + count, 0);
}

/** How many consumers are run where a machine needs `seconds` for `consumers` of them; undefined where it may take its time. */
export function fewerConsumers(consumers: number, seconds: number): number | undefined {
  if (seconds <= PATIENCE || consumers <= FEWEST) return undefined;
  return Math.max(FEWEST, roundDown((consumers * WANTED) / seconds));
}

/** How many consumers are begun with, before any speed is known. */
export const firstConsumers = (consumers: number): number => Math.min(consumers, MOST_CONSUMERS);

/** 1, 2 or 5 and zeros. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2].find((step) => step * power <= value) ?? 1) * power;
}

export const fewerWords = (asked: number, used: number, seconds: number | undefined): string =>
  seconds === undefined
    ? `This page simulates at most ${grouped(MOST_CONSUMERS)} consumers, so that ${grouped(used)} of ${grouped(asked)} are run.`
    : `This machine would need about ${grouped(seconds)} seconds for ${grouped(asked)} consumers, so that only ${grouped(used)} are run: bands are wider than they would be.`;
