import type { Parameter } from './parameters.ts';
import { numberText } from './wording.ts';

/** A parameter in a few lines, for the terminal. */
export function explainParameter(parameter: Parameter): string {
  const { path, meaning, type, unit, range, source } = parameter;
  const lines: [string, string][] = [
    ['type', type],
    ['unit', unit],
    ['range', range === undefined ? '' : rangeText(range)],
    ['default', defaultText(parameter)],
    ['source', source],
    [
      'change',
      parameter.settable
        ? 'may change midway, by an intervention of kind "set"'
        : 'fixed when the market opens',
    ],
  ];
  const shown = lines.filter(([, text]) => text !== '').map(([name, text]) => `  ${name.padEnd(8)} ${text}`);
  return [path, `  ${meaning}`, ...shown].join('\n');
}

export const rangeText = ([low, high]: readonly [number, number]): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `${numberText(low)} to ${numberText(high)}` : 'any';

/** The default as it would be written; `required` or `left out` where there is none. */
export function defaultText(parameter: Parameter): string {
  if (parameter.required) return 'required';
  if (!('default' in parameter)) return 'left out';
  const value = parameter.default;
  if (typeof value === 'number') return numberText(Number(value.toPrecision(6)));
  return typeof value === 'string' ? value || '""' : JSON.stringify(value);
}
