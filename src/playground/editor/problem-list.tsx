import { opened } from '../state/scenario.ts';
import { found } from './found.ts';
import { placeOf, wordsOf } from './marks.ts';

const MOST = 30;

/** Everything found in the texts; each leads to its place. */
export function ProblemList({
  onGo,
}: {
  onGo: (place: { file: string; line: number; column: number }) => void;
}) {
  const all = found.value;
  if (all.length === 0) return <p class="quiet found-none">Nothing is wrong with the text.</p>;
  return (
    <ul class="found" aria-label="Problems in the text">
      {all.slice(0, MOST).map(({ problem, severity }, i) => (
        <li key={i} class={severity}>
          <button type="button" disabled={problem.line === 0} onClick={() => onGo(problem)}>
            <span class="place">{placeOf(problem, opened.value.path)}</span> {wordsOf(problem)}
          </button>
        </li>
      ))}
      {all.length > MOST && <li class="quiet">and {all.length - MOST} more</li>}
    </ul>
  );
}
