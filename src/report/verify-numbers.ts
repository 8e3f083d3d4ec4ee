import { decimal, NONE } from '../chart/format.ts';
import type { EngineName } from '../experiment/verify/benchmark.ts';
import type { Judged } from '../experiment/verify/verify.ts';

/** Significant digits of a value: as many as the published closed forms have. */
const DIGITS = 8;
/** Below this a number is rounding, whose digits may differ between machines. */
const NOTHING = 1e-12;
const SMALL = 1e-5;
const LARGE = 1e9;

/** What is expected (with the sign, where more or less than it is expected) and what was found, to the same digit. */
export function pairTexts({ relation, expected, simulated }: Judged): readonly [string, string] {
  const size = Math.abs(expected === 0 ? simulated : expected);
  const whole = [expected, simulated].every((value) => Number.isInteger(value) || !Number.isFinite(value));
  const text = (value: number) => (whole ? decimal(value) : plain(value, size));
  return [relation === '=' ? text(expected) : `${relation} ${text(expected)}`, text(simulated)];
}

/** A number with the digits that are right for numbers of some size. */
function plain(value: number, size: number): string {
  if (!Number.isFinite(value)) return NONE;
  if (value === 0) return '0';
  if (Math.abs(value) < NOTHING) return `< ${trueMinus(NOTHING.toExponential(0))}`;
  if (size < SMALL || size >= LARGE) return trueMinus(value.toExponential(4));
  return decimal(value, Math.max(0, DIGITS - Math.max(0, Math.floor(Math.log10(size)) + 1)));
}

/** A standard error to two significant digits; nothing where nothing is drawn. */
export function errorText({ error }: Judged): string {
  if (error === 0) return '';
  if (!Number.isFinite(error)) return NONE;
  return error < 1e-4 ? trueMinus(error.toExponential(1)) : error.toPrecision(2);
}

/** Standard errors between expected and simulated. */
export function zText({ error, z }: Judged): string {
  if (error === 0) return '';
  if (!Number.isFinite(z)) return NONE;
  return `${z >= 0 ? '+' : '−'}${Math.abs(z).toFixed(Math.abs(z) < 100 ? 2 : 0)}`;
}

export const verdictText = ({ holds }: Pick<Judged, 'holds'>): string => (holds ? 'holds' : 'fails');

const ENGINES: Readonly<Record<EngineName, string>> = { agents: 'agents', 'mean-field': 'mean field' };

export const engineText = (engine: EngineName): string => ENGINES[engine];

const trueMinus = (text: string): string => text.replaceAll('-', '−');
