import type { Parameter } from './parameters.ts';
import { numberText } from './wording.ts';

/** A parameter in a few lines, for the terminal. */
export function explainParameter(parameter: Parameter): string {
  const shown = factsOf(parameter).map(([name, text]) => `  ${name.padEnd(8)} ${text}`);
  return [parameter.path, `  ${parameter.meaning}`, ...shown].join('\n');
}

/** What is known of a parameter beside its meaning: type, unit, range, default, source, and whether it may change midway. */
export function factsOf(parameter: Parameter): (readonly [name: string, text: string])[] {
  const { type, unit, range, source } = parameter;
  const facts = [
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
  ] as const;
  return facts.filter(([, text]) => text !== '');
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
