import type { Field } from '../shape.ts';
import type { Suggestion } from './suggestion.ts';

/** The kinds of a setting that says which kind its map is; undefined for any other. */
export function kindsFor(holder: Field | undefined, name: PropertyKey | undefined): Suggestion[] | undefined {
  if (holder?.shape.kind !== 'variants' || holder.shape.by !== name) return undefined;
  return [...holder.shape.options].map(([kind, { meaning }]) => ({
    label: kind,
    insert: kind,
    kind: 'word',
    detail: '',
    meaning,
    isNeeded: false,
  }));
}

/** Items of a list by their kind, with everything that such an item must say. */
export function itemsFor({ shape }: Field, column: number): Suggestion[] {
  if (shape.kind !== 'variants') return [];
  return [...shape.options].map(([kind, option]): Suggestion => {
    const needed = option.shape.kind === 'section' ? [...option.shape.fields] : [];
    const others = needed
      .filter(([name, field]) => field.required && name !== shape.by)
      .map(([name]) => name);
    const lines = [`${shape.by}: ${kind}`, ...others.map((name) => `${name}: `)];
    const insert = lines.join(`\n${' '.repeat(column)}`);
    const [first] = others;
    return {
      label: kind,
      insert,
      ...(first === undefined ? {} : { caret: insert.indexOf(`${first}: `) + first.length + 2 }),
      kind: 'word',
      detail: `of ${shape.by} ${kind}`,
      meaning: option.meaning,
      isNeeded: false,
    };
  });
}
