import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { cursor } from '../charts/cursor.ts';

/** Milliseconds between two steps, and how many a whole run takes. Those who want less motion get few and slow ones. */
const PACE = { step: 120, steps: 80 };
const CALM_PACE = { step: 1000, steps: 13 };

/** Moves the week that all charts show: by hand, or by itself when asked to. */
export function Weeks({ weeks }: { weeks: number }) {
  const id = useId();
  const isPlaying = useSignal(false);
  const week = Math.min(cursor.value ?? weeks, weeks);
  useEffect(() => {
    if (!isPlaying.value) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const { step, steps } = isCalm ? CALM_PACE : PACE;
    const timer = setInterval(() => {
      const next = (cursor.peek() ?? 0) + Math.max(1, Math.round(weeks / steps));
      cursor.value = Math.min(weeks, next);
      if (next >= weeks) isPlaying.value = false;
    }, step);
    return () => clearInterval(timer);
  }, [isPlaying.value, weeks]);
  return (
    <div class="weeks">
      <button
        type="button"
        onClick={() => {
          if (!isPlaying.value && week >= weeks) cursor.value = 1;
          isPlaying.value = !isPlaying.value;
        }}
      >
        {isPlaying.value ? '❚❚ Pause' : '▶ Play'}
      </button>
      <label for={id}>Week</label>
      <input
        id={id}
        type="range"
        min={1}
        max={weeks}
        value={week}
        onInput={({ currentTarget }) => {
          isPlaying.value = false;
          cursor.value = currentTarget.valueAsNumber;
        }}
      />
      <output for={id}>
        {week} of {weeks}
      </output>
    </div>
  );
}
