import { isBusy } from '../state/results.ts';
import { ComparedView } from './compared-view.tsx';
import { comparison, isSame, pin } from './pin.ts';

/** Run A against run B, the open one: there as soon as something is pinned. */
export function Against() {
  if (pin.value === undefined) return null;
  const { compared, words } = comparison.value ?? {};
  return (
    <section class="against" id="against" tabIndex={-1} aria-label="A against B">
      <h2>A against B</h2>
      {isSame.value && (
        <p class="quiet">Both are the same market so far. Move a slider: what it changes will stand here.</p>
      )}
      {!isSame.value && words !== undefined && <p role="alert">These cannot be compared: {words}.</p>}
      {!isSame.value && words === undefined && compared === undefined && (
        <p class="quiet">The two runs are being compared …</p>
      )}
      {!isSame.value && compared !== undefined && (
        <div class={isBusy.value ? 'old' : ''}>
          <ComparedView compared={compared} />
        </div>
      )}
    </section>
  );
}
