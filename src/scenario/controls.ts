import { stepsOf } from '../core/path.ts';
import { Draft } from './checks/draft.ts';
import { parameterField } from './checks/parameter-field.ts';
import type { Choice, Control, Switch } from './control.ts';
import { controlLabel } from './control-label.ts';
import type { Scenario } from './schema.ts';
import type { Field } from './shape.ts';
import { type Settings, sliderFor } from './sliders.ts';

/** What moves a setting of a scenario: a number, one of a few words, yes or no; undefined where nothing does. */
export function controlFor(settings: Pick<Settings, 'scenario'>, path: string): Control | undefined {
  const field = parameterField(new Draft(settings.scenario), path);
  if (typeof field === 'string') return undefined;
  const value = new Draft(settings.scenario).at(...stepsOf(path)) ?? field.default;
  return field.shape.kind === 'choice' || field.shape.kind === 'flag'
    ? wordsFor(settings.scenario, path, field, value)
    : sliderFor(settings, path);
}

function wordsFor(
  scenario: Scenario,
  path: string,
  field: Field,
  value: unknown,
): Choice | Switch | undefined {
  const { shape, meaning, source = '', structural, default: initial } = field;
  const told = { path, label: controlLabel(scenario, path), meaning, source, structural };
  if (shape.kind === 'flag' && typeof value === 'boolean') {
    return { ...told, kind: 'switch', value, ...(typeof initial === 'boolean' ? { default: initial } : {}) };
  }
  // a word that has no other, such as the kind of an intervention, is no choice
  if (shape.kind !== 'choice' || shape.options.length < 2 || typeof value !== 'string') return undefined;
  return {
    ...told,
    kind: 'choice',
    options: shape.options,
    value,
    ...(typeof initial === 'string' ? { default: initial } : {}),
  };
}

/** Everything in a scenario that can be moved, in its order. */
export function controlsOf(settings: Pick<Settings, 'scenario'>): Control[] {
  return leavesOf(settings.scenario, '')
    .map((path) => controlFor(settings, path))
    .filter((control) => control !== undefined);
}

function leavesOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return path === '' ? [] : [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  return Object.entries(value).flatMap(([name, part]) =>
    leavesOf(part, path === '' ? name : `${path}.${name}`),
  );
}
