import { signal } from '@preact/signals';
import { getPath } from '../../core/path.ts';
import type { Control } from '../../scenario/control.ts';
import type { Plain } from '../../scenario/yaml-value.ts';
import { openedReading, reading } from '../state/results.ts';
import { change, opened, reset } from '../state/scenario.ts';

/** Controls that the reader took from the search, for the scenario that was open then. */
export const added = signal<{ readonly of: unknown; readonly controls: readonly Control[] }>({
  of: null,
  controls: [],
});

export const addedHere = (): readonly Control[] =>
  added.value.of === opened.value ? added.value.controls : [];

export function addControl(control: Control): void {
  const others = addedHere().filter(({ path }) => path !== control.path);
  added.value = { of: opened.value, controls: [...others, control] };
}

export function removeControl(path: string): void {
  added.value = { of: opened.value, controls: addedHere().filter((one) => one.path !== path) };
}

const valueIn = (scenario: unknown, path: string): Plain | undefined => {
  const value = getPath(scenario, path);
  return typeof value === 'object' && value !== null ? undefined : (value as Plain | undefined);
};

/** What a setting is now; undefined where the scenario no longer has it. */
export const valueNow = (path: string): Plain | undefined => valueIn(reading.value?.scenario, path);

/** What it was when the scenario was opened. */
export const valueThen = (path: string): Plain | undefined => valueIn(openedReading.value?.scenario, path);

export const setValue = (path: string, value: Plain): void => change(path, value, reading.value?.raw);

export const resetValue = (path: string): void =>
  reset(path, valueThen(path) ?? null, openedReading.value?.raw);
