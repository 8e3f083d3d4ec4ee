import { batch, computed, signal } from '@preact/signals';
import type { Answers } from '../engine/messages.ts';
import { ask, isBusy, reading } from '../state/results.ts';
import { texts } from '../state/scenario.ts';
import type { ToldDiaries, ToldDiary } from './told.ts';

/** Diaries that were kept, and of which texts. */
export const kept = signal<{ readonly of: unknown; readonly told: ToldDiaries } | undefined>(undefined);
/** The diary that is open, and its place among those that are shown. */
export const shown = signal<{ readonly index: number; readonly diary: ToldDiary } | undefined>(undefined);
/** Weeks done and to do while diaries are being kept. */
export const keeping = signal<{ readonly done: number; readonly total: number } | undefined>(undefined);
export const trouble = signal('');

/** Whether the market was changed since the diaries were kept. */
export const isOld = computed(() => kept.value !== undefined && kept.value.of !== texts.value);

/** Where the first dated contract or offer is made, if it is not made everywhere. */
export const regionOfEvent = computed((): string | null => {
  for (const event of reading.value?.scenario.interventions ?? [])
    if ('regions' in event && event.regions !== null && event.regions.length > 0) return event.regions[0];
  return null;
});

/** Keeps diaries of consumers of a region, and opens the first of those who switched. */
export async function keep(region: string | null): Promise<void> {
  if (keeping.value !== undefined || isBusy.value) return;
  const of = texts.value;
  // The same run would have the same consumers: others are those of the next.
  const before = isOld.value || kept.value?.told.region !== region ? undefined : kept.value.told.replicate;
  const replicate = before === undefined ? 0 : before + 1;
  keeping.value = { done: 0, total: 1 };
  await tried(async () => {
    const told = (await ask({ about: 'diaries', replicate, region }, (done, total) => {
      keeping.value = { done, total };
    })) as Answers['diaries'];
    batch(() => {
      kept.value = { of, told };
      shown.value = undefined;
    });
    if (told.people.length > 0) await show(0);
  });
  keeping.value = undefined;
}

export const show = (index: number): Promise<void> =>
  tried(async () => {
    shown.value = { index, diary: (await ask({ about: 'diary', index })) as Answers['diary'] };
  });

async function tried(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    trouble.value = '';
  } catch (error) {
    trouble.value = error instanceof Error ? error.message : String(error);
  }
}
