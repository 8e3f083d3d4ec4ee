import { childValue, fieldAt } from '../field-at.ts';
import type { Field } from '../shape.ts';
import { itemsFor, kindsFor } from './items.ts';
import { namesFor } from './names-for.ts';
import { outlineOf } from './outline.ts';
import type { Spot } from './sight.ts';
import { type Finder, settingsSoFar } from './so-far.ts';
import type { Suggestion, Suggestions } from './suggestion.ts';
import { valuesFor } from './values-for.ts';

/** What a scenario may extend, and where the text is among its files. */
export interface Surroundings extends Finder {
  /** Path of the text. */
  readonly open: string;
  /** What `extends` may name. */
  readonly shipped: readonly string[];
}

/** What can be written at an offset of a scenario's text: also while the text is no YAML. */
export function suggestionsAt(text: string, at: number, around: Surroundings): Suggestions | undefined {
  const { data, spot } = outlineOf(text, at);
  if (spot.kind === 'nothing') return undefined;
  const settings = settingsSoFar(around.open, {
    ...around,
    textOf: (path) => (path === around.open ? text : around.textOf(path)),
  });
  const options = optionsAt({ text, spot, data, settings, shipped: around.shipped });
  return { from: spot.from, to: spot.to, options };
}

interface Asked {
  readonly text: string;
  readonly spot: Spot;
  readonly data: unknown;
  readonly settings: unknown;
  readonly shipped: readonly string[];
}

function optionsAt({ text, spot, data, settings, shipped }: Asked): Suggestion[] {
  const { path, kind } = spot;
  const value = path.reduce<unknown>(childValue, settings);
  const own = path.reduce<unknown>(childValue, data);
  const field = fieldAt(path, settings);
  if (field === undefined) return [];
  const names = () => namesFor(field, { spot, value, own, settings });
  const holder = fieldAt(path.slice(0, -1), settings);
  const listed = kindsFor(holder, path.at(-1)) ?? valuesFor(field, { spot, settings, shipped });
  const values = () => spaced(listed, text, spot);
  if (kind === 'value') return values();
  if (kind === 'item')
    return isBegun(own) ? names() : [...itemsFor(field, spot.column), ...names(), ...values()];
  const list = listOf(field);
  return list === undefined || spot.isFlow ? names() : dashed(list, spot, settings, shipped);
}

/** Whether an item of a list has settings already: then it is a map. */
const isBegun = (own: unknown): boolean =>
  typeof own === 'object' && own !== null && Object.keys(own).length > 0;

const listOf = ({ shape }: Field): Field | undefined => {
  if (shape.kind === 'list') return shape.item;
  return shape.kind === 'either' ? shape.options.map(listOf).find((item) => item !== undefined) : undefined;
};

/** Items with the dash that begins them. */
function dashed(item: Field, spot: Spot, settings: unknown, shipped: readonly string[]): Suggestion[] {
  const inside: Spot = { ...spot, kind: 'item', path: [...spot.path, 0], column: spot.column + 2 };
  const fresh = { spot: inside, value: undefined, own: undefined, settings };
  const options = [
    ...itemsFor(item, inside.column),
    ...namesFor(item, fresh),
    ...valuesFor(item, { spot: inside, settings, shipped }),
  ];
  return options.map((one) => ({
    ...one,
    insert: `- ${one.insert}`,
    ...(one.caret === undefined ? {} : { caret: one.caret + 2 }),
  }));
}

/** A value right behind the colon gets the blank that belongs there. */
function spaced(options: readonly Suggestion[], text: string, { from }: Spot): Suggestion[] {
  if (!/[:-]/.test(text[from - 1] ?? ' ')) return [...options];
  return options.map((one) => ({
    ...one,
    insert: ` ${one.insert}`,
    ...(one.caret === undefined ? {} : { caret: one.caret + 1 }),
  }));
}
