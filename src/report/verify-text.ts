import { count } from '../chart/format.ts';
import type { Judged, Verification, Verified } from '../experiment/verify/verify.ts';
import { engineText, errorText, pairTexts, verdictText, zText } from './verify-numbers.ts';

/** How words are set off on a screen; each gives its text back where there are no colours. */
export interface Ink {
  bold(text: string): string;
  dim(text: string): string;
  green(text: string): string;
  red(text: string): string;
}

const HEADS = ['expected', 'simulated', 'std. error', 'z'] as const;
const NUMBER = 13;
/** Room for what is checked, shared by all tables, so that columns of short names stand under one another. */
const WHAT = 34;
const ENGINE = 10;

/** The head of a family. */
export const familyText = (family: string, { bold }: Ink): string => `\n${bold(family)}`;

/** One benchmark as lines of a table for a screen. */
export function benchmarkText({ name, title, source, checks }: Verified, ink: Ink): string {
  const room = Math.max(WHAT, ...checks.map(({ what }) => what.length));
  const heads = HEADS.map((head) => head.padStart(NUMBER)).join('');
  const before = room + ENGINE + 4;
  const fits = source.length <= before;
  return [
    '',
    `  ${ink.bold(name)}  ${title}`,
    ...(fits ? [] : [ink.dim(`  ${source}`)]),
    ink.dim(`  ${(fits ? source : '').padEnd(before)}${heads}`),
    ...checks.map((check) => `  ${rowText(check, room, ink)}`),
  ].join('\n');
}

function rowText(check: Judged, room: number, { red, green }: Ink): string {
  const numbers = [...pairTexts(check), errorText(check), zText(check)];
  const cells = [
    check.what.padEnd(room),
    engineText(check.engine).padEnd(ENGINE),
    numbers.map((text) => text.padStart(NUMBER)).join(''),
  ];
  return `${cells.join('  ')}  ${(check.holds ? green : red)(verdictText(check))}`;
}

/** What the verification comes to, in a sentence. */
export function verdictSentence({ benchmarks, z }: Verification): string {
  const checks = benchmarks.flatMap((one) => one.checks);
  const failed = benchmarks.filter(({ holds }) => !holds);
  const size = `${count(checks.length, 'check')} of ${count(benchmarks.length, 'benchmark')}`;
  const least = `at z = ${z}`;
  if (failed.length === 0)
    return checks.length === 1 ? `The check holds ${least}` : `All ${size} hold ${least}`;
  const bad = checks.filter(({ holds }) => !holds).length;
  return `${bad} of ${size} ${bad === 1 ? 'does' : 'do'} not hold ${least}: ${failed.map(({ name }) => name).join(', ')}`;
}
