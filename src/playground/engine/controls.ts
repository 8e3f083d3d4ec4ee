import { pathText, type Step } from '../../core/path.ts';
import { childField, childValue, ROOT } from '../../scenario/field-at.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { settingWords } from '../../scenario/setting-words.ts';
import type { Field } from '../../scenario/shape.ts';
import type { Control } from './messages.ts';
import { movable, sliderAt } from './sliders.ts';

/** Told or chosen elsewhere in the page, or fixed by what a scenario is. */
const ELSEWHERE = ['extends', 'name', 'question', 'source', 'benchmark', 'engine', 'seed', 'output'];

/** Every setting of a scenario that a control can change: numbers, choices and switches, in the order of the language. */
export function controlsOf(scenario: Scenario): Control[] {
  return Object.keys(scenario)
    .filter((name) => !ELSEWHERE.includes(name))
    .flatMap((name) => below(scenario, childField(ROOT, name), [name], childValue(scenario, name)));
}

function below(
  scenario: Scenario,
  field: Field | undefined,
  steps: readonly Step[],
  value: unknown,
): Control[] {
  if (field === undefined) return [];
  if (Array.isArray(value))
    return value.flatMap((item, i) => below(scenario, childField(field, i, value), [...steps, i], item));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) =>
      below(scenario, childField(field, name, value), [...steps, name], inner),
    );
  return control(scenario, field, steps, value);
}

function control(scenario: Scenario, field: Field, steps: readonly Step[], value: unknown): Control[] {
  const path = pathText(steps);
  const { shape } = field;
  const told = {
    path,
    label: settingWords(scenario, path),
    meaning: field.meaning,
    source: field.source ?? '',
    value,
  };
  if (shape.kind === 'flag') return [{ ...told, flag: true }];
  if (shape.kind === 'choice') return shape.options.length > 1 ? [{ ...told, options: shape.options }] : [];
  const [slider] = sliderAt(scenario, path);
  return slider === undefined ? [] : [{ ...told, slider: movable(scenario, slider) }];
}
