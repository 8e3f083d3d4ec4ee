import { linkTrouble } from '../share/link.ts';
import { fewer, problems, refusal, warnings } from '../state/results.ts';

/** What the reader must know about the run: that it goes on, what is wrong, what was made smaller. */
export function Status() {
  return (
    <div class="status">
      {problems.value !== undefined && (
        <section class="problems" role="alert">
          <h2>The text needs mending</h2>
          <pre>{problems.value.words}</pre>
          <p class="quiet">The charts show the last text that could be run.</p>
        </section>
      )}
      {refusal.value !== '' && (
        <section class="problems" role="alert">
          <h2>Not run</h2>
          <p>{refusal.value}</p>
        </section>
      )}
      {linkTrouble.value !== '' && (
        <section class="problems" role="alert">
          <h2>The link cannot be opened</h2>
          <p>
            The link in the address of this page is broken: {linkTrouble.value}. Another scenario is shown
            instead.
          </p>
        </section>
      )}
      {fewer.value !== undefined && <p class="fewer">{fewer.value.words}</p>}
      {warnings.value.map(({ path, message }) => (
        <p class="fewer" key={path + message}>
          Probably not meant: {path === '' ? '' : `${path}: `}
          {message}
        </p>
      ))}
    </div>
  );
}
