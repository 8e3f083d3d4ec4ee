import { isBusy, progress, stop } from '../state/results.ts';

/** How far a run is, with a way out. Its place is kept, so that nothing jumps. */
export function Running() {
  const { done, total } = progress.value ?? { done: 0, total: 1 };
  const isShown = isBusy.value && progress.value !== undefined;
  return (
    <span class={isShown ? 'running' : 'running hidden'}>
      <progress aria-label="Weeks simulated" max={total} value={done} />
      <span>
        {done.toLocaleString('en')} of {total.toLocaleString('en')} weeks
      </span>
      <button type="button" onClick={stop}>
        Cancel
      </button>
    </span>
  );
}
