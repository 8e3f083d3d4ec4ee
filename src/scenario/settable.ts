import type { Field } from './shape.ts';

/** Sections that say how the market opens, what happens in it or what is shown: nothing there can change midway. */
const FIXED = ['extends', 'holdings', 'start', 'interventions', 'strategies', 'output'];

/** Whether an intervention of kind `set` may change a setting; `section` is the first name of its path. */
export function isSettable({ shape, structural }: Field, section: string): boolean {
  const isPlain = shape.kind === 'number' || shape.kind === 'flag' || shape.kind === 'choice';
  return isPlain && !structural && !FIXED.includes(section);
}
