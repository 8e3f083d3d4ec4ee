import { suggestion } from '../core/nearest.ts';
import type { Field, Shape } from './shape.ts';
import { expectation, finding, numberHint } from './wording.ts';

/** What is wrong with a value for a field of one number, switch or word; undefined if it fits. */
export function misfit(field: Field, value: unknown): string | undefined {
  return fits(field, value) ? undefined : mismatch(field, value);
}

/** `expected a number from 0 to 1 (share), found "2%" (text); write 0.02`. */
export function mismatch(field: Field, value: unknown): string {
  return `expected ${expectation(field)}, found ${finding(value)}${wayOut(field.shape, value)}`;
}

function fits({ shape, nullable }: Field, value: unknown): boolean {
  if (value === null) return nullable;
  if (shape.kind === 'flag') return typeof value === 'boolean';
  if (shape.kind === 'choice') return typeof value === 'string' && shape.options.includes(value);
  if (shape.kind !== 'number') return false;
  const inRange = typeof value === 'number' && value >= shape.low && value <= shape.high;
  return inRange && (!shape.whole || Number.isInteger(value));
}

function wayOut(shape: Shape, value: unknown): string {
  if (shape.kind === 'number') return numberHint(value);
  if (shape.kind === 'choice' && typeof value === 'string') {
    return suggestion(value, shape.options).replace(/^; .*/, '');
  }
  if (value === null && shape.kind === 'section') return '; write {} for the defaults, or remove the line';
  if (value === null && shape.kind === 'list') return '; write [] for none, or remove the line';
  if (shape.kind === 'text' && typeof value === 'number') return `; write "${value}" in quotes`;
  return '';
}
