/** A step into a map (its key) or a list (its index). */
export type Step = string | number;

const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);

/** Whether a key would reach into JavaScript's own machinery instead of data. */
export const isForbiddenKey = (key: string): boolean => FORBIDDEN.has(key);

/** The steps of `interventions[0].campaign.cashback` (or `interventions.0...`). Throws on a forbidden key or an empty step. */
export function stepsOf(path: string): string[] {
  const steps = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  for (const step of steps) {
    if (step === '' || isForbiddenKey(step)) throw new Error(`no such path: ${path}`);
  }
  return steps;
}

/** A path as people write it: list indices in brackets. */
export function pathText(steps: readonly Step[]): string {
  return steps.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** The value at a path, or undefined. Reads own properties only. */
export function getPath(target: unknown, path: string): unknown {
  let value = target;
  for (const step of stepsOf(path)) value = ownChild(value, step);
  return value;
}

/** Writes a value in place. Throws where the path leads through something that does not exist. */
export function setPath(target: object, path: string, value: unknown): void {
  const steps = stepsOf(path);
  const last = steps.pop()!;
  let holder: unknown = target;
  for (const step of steps) holder = ownChild(holder, step);
  holderOf(holder, last, path)[last] = value;
}

/**
 * A copy in which the value at `path` is another. Only the spine is cloned: everything beside the path is shared with
 * `target`, which stays as it is. Returns `target` itself if the value is there already.
 * Throws where the path leads through something that does not exist.
 */
export function withPath<T extends object>(target: T, path: string, value: unknown): T {
  return withSteps(target, stepsOf(path), 0, value, path) as T;
}

function withSteps(
  target: unknown,
  steps: readonly string[],
  depth: number,
  value: unknown,
  path: string,
): unknown {
  if (depth === steps.length) return value;
  const step = steps[depth];
  const holder = holderOf(target, step, path);
  const before = ownChild(holder, step);
  const after = withSteps(before, steps, depth + 1, value, path);
  if (Object.is(after, before)) return target;
  const copy = (Array.isArray(holder) ? [...holder] : { ...holder }) as Record<string, unknown>;
  copy[step] = after;
  return copy;
}

function ownChild(target: unknown, step: string): unknown {
  if (typeof target !== 'object' || target === null || !Object.hasOwn(target, step)) return undefined;
  return (target as Record<string, unknown>)[step];
}

/** The object that may hold `step`: any map, or a list that has this index. */
function holderOf(target: unknown, step: string, path: string): Record<string, unknown> {
  const fits = typeof target === 'object' && target !== null;
  if (!fits || (Array.isArray(target) && !Object.hasOwn(target, step)))
    throw new Error(`no such path: ${path}`);
  return target as Record<string, unknown>;
}
