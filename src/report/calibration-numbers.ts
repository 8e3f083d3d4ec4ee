import { decimal, digitsFor, NONE } from '../chart/format.ts';
import type { Calibration, MomentFit, ParameterEstimate } from '../experiment/calibrate/calibration.ts';
import { stepOf } from '../experiment/calibrate/rounding.ts';
import type { Free } from '../experiment/calibrate/targets.ts';

/** A number with so many significant digits. */
export const figure = (value: number, digits = 3): string =>
  Number.isFinite(value)
    ? decimal(value, Math.max(0, digits - 1 - (value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value))))))
    : NONE;

/** A number as it was written, with a true minus sign. */
export const asWritten = (value: number): string => String(value).replace('-', '−');

export const boundsText = ({ low, high }: Free): string => `${asWritten(low)} to ${asWritten(high)}`;

/** A share to a tenth of a point; anything else as it is. */
export const momentText = (value: number): string => decimal(value, 4);

export const estimateText = ({ value, standardError }: ParameterEstimate): string => {
  const step = stepOf(value, standardError);
  return decimal(value, step === 0 ? digitsFor(value, 4) : Math.max(0, -Math.round(Math.log10(step))));
};

export const errorText = ({ standardError, moves, atBound }: ParameterEstimate): string =>
  !moves ? 'not identified' : atBound !== null ? 'at bound' : figure(standardError, 2);

/** Distance of a moment from its target in standard errors, with its sign. */
export const gapText = ({ gap }: MomentFit): string => (gap > 0 ? '+' : '') + decimal(gap, 1);

export const agentsText = ({ agents }: MomentFit): string =>
  agents === null ? NONE : momentText(agents.mean);

/** `J = 7.43 with 2 degrees of freedom, p = .024`. */
export function costText({ cost, freedom, pValue }: Calibration): string {
  const base = `J = ${figure(cost)}`;
  if (freedom < 1) return `${base}, with no degrees of freedom left`;
  return `${base} with ${freedom} ${freedom === 1 ? 'degree' : 'degrees'} of freedom, p = ${figure(pValue, 2)}`;
}

/** Moves below this share of the largest are left out of words. */
const SLIGHT = 0.1;

/** The direction that the targets tell least, in words. */
export function weakestText({ weakest, weakestRise, estimates }: Calibration): string {
  const sizes = weakest.map((move, i) => Math.abs(move) / (estimates[i].free.high - estimates[i].free.low));
  const most = Math.max(...sizes);
  if (!(most > 0)) return 'no direction was judged';
  const sign = weakest[sizes.indexOf(most)] < 0 ? -1 : 1;
  const moves = weakest.flatMap((move, i) =>
    sizes[i] < SLIGHT * most
      ? []
      : [`${estimates[i].free.name} ${move * sign > 0 ? '+' : '−'}${figure(Math.abs(move), 2)}`],
  );
  return `${moves.join(', ')}, all at once, raises J by ${figure(weakestRise, 2)} only`;
}
