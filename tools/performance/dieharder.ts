/** What a report of `dieharder -a` says. */
export interface Report {
  /** The order of words that was tested (bench/random/words.ts). */
  readonly order: string;
  /** Results: a test that is made with several parameters, or tells several numbers, has as many. */
  readonly passed: readonly Result[];
  readonly weak: readonly Result[];
  readonly failed: readonly Result[];
  /** Weak at first; with `-Y 1` such a test goes on with more samples, and what it then says counts. */
  readonly weakAtFirst: readonly Result[];
}

interface Result {
  readonly test: string;
  /** Parameter of the test, 0 where it has none. */
  readonly tuple: number;
  /** P-values that the result is made of. */
  readonly samples: number;
  readonly p: number;
  readonly verdict: string;
}

const LINE = /^\s*(\w+)\|\s*(\d+)\|\s*\d+\|\s*(\d+)\|\s*([\d.eE+-]+)\|\s*(PASSED|WEAK|FAILED)\s*$/;

/** Results by verdict, each where its test came to rest; lines that are no results are passed over. */
export function readReport(order: string, text: string): Report {
  const results = text.split('\n').flatMap(resultIn);
  const most = new Map<string, number>();
  for (const one of results) most.set(nameOf(one), Math.max(one.samples, most.get(nameOf(one)) ?? 0));
  const isLast = (one: Result) => one.samples === most.get(nameOf(one));
  const last = (verdict: string) => results.filter((one) => isLast(one) && one.verdict === verdict);
  return {
    order,
    passed: last('PASSED'),
    weak: last('WEAK'),
    failed: last('FAILED'),
    weakAtFirst: results.filter((one) => !isLast(one) && one.verdict !== 'PASSED'),
  };
}

function resultIn(line: string): Result[] {
  const [, test, tuple, samples, p, verdict] = LINE.exec(line) ?? [];
  return test === undefined
    ? []
    : [{ test, tuple: Number(tuple), samples: Number(samples), p: Number(p), verdict }];
}

const nameOf = ({ test, tuple }: Result): string => `${test} ${tuple}`;

/** A result in words. */
export const resultText = ({ test, tuple, p }: Result): string =>
  `${test.replaceAll('_', ' ')}${tuple > 0 ? ` (${tuple})` : ''}, p = ${p}`;
