import { Cards } from '../cards/cards.tsx';
import { CopyLink } from '../share/copy-link.tsx';
import { reading, story } from '../state/results.ts';
import { Running } from './running.tsx';

/** The question of the open scenario, and the answer of the run. */
export function Head() {
  const { scenario } = reading.value ?? {};
  return (
    <header class="head">
      <h1>{scenario === undefined ? ' ' : scenario.question || scenario.name}</h1>
      <p class="finding" aria-live="polite">
        {story.value?.headline ?? ' '}
      </p>
      <div class="actions">
        <CopyLink />
        <Running />
      </div>
      <Cards />
    </header>
  );
}
