import { computed, effect, signal } from '@preact/signals';
import { ask, finished, isBusy } from '../state/results.ts';
import { opened } from '../state/scenario.ts';
import type { RetailerGrid } from './grid.ts';

const newest = signal<{ readonly of: unknown; readonly grid: RetailerGrid } | undefined>(undefined);

/** The grid of the run that came to its end last; none until the open scenario has been run. */
export const grid = computed(() => (newest.value?.of === opened.value ? newest.value.grid : undefined));

/** Milliseconds after a run in which nothing else is asked for. */
const REST = 150;

const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 1000 });
  else work();
};

/** Asks for the grid of every run that ends, when nothing else goes on. Returns what stops it. */
export const keepNewest = (): (() => void) =>
  effect(() => {
    const run = finished.value;
    if (run === 0) return;
    const timer = setTimeout(() => whenIdle(() => void update(run)), REST);
    return () => clearTimeout(timer);
  });

async function update(run: number): Promise<void> {
  const of = opened.peek();
  if (isBusy.peek() || run !== finished.peek()) return;
  const answer = await ask({ about: 'retailers' }).catch(() => undefined);
  if (answer !== undefined && run === finished.peek()) newest.value = { of, grid: answer as RetailerGrid };
}
