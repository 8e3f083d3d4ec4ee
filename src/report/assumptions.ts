import { pathText } from '../core/path.ts';
import { fieldAt } from '../scenario/field-at.ts';
import type { Scenario } from '../scenario/schema.ts';
import { settingWords, valueWords } from '../scenario/setting-words.ts';

/** A setting that differs from its default, or that has none, in words. */
export interface Assumption {
  /** First step of its path: `platforms`, `retailers`, `habit` ... */
  readonly section: string;
  readonly what: string;
  readonly value: string;
  /** Its default in words; empty where the author must give it. */
  readonly usual: string;
  readonly meaning: string;
  readonly source: string;
}

/** Told elsewhere in the report. */
const ELSEWHERE = ['name', 'question', 'source', 'extends', 'output', 'interventions', 'strategies'];

/** Every setting of a scenario that is not what the schema would have put there by itself. */
export function assumptionsOf(scenario: Scenario): Assumption[] {
  return Object.entries(scenario)
    .filter(([name]) => !ELSEWHERE.includes(name))
    .flatMap(([name, value]) => below(scenario, [name], value));
}

function below(scenario: Scenario, path: readonly string[], value: unknown): Assumption[] {
  const field = fieldAt(path, scenario);
  if (field && 'default' in field && same(field.default, value)) return [];
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isMap) return Object.entries(value).flatMap(([name, inner]) => below(scenario, [...path, name], inner));
  // A name shows itself in every table.
  if (value === undefined || path[path.length - 1] === 'name') return [];
  const text = pathText(path);
  return [
    {
      section: path[0],
      what: settingWords(scenario, text),
      value: valueWords(scenario, text, value),
      usual: field && 'default' in field ? valueWords(scenario, text, field.default) : '',
      meaning: field?.meaning ?? '',
      source: field?.source ?? '',
    },
  ];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
