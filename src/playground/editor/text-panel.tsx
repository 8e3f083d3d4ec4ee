import { useId } from 'preact/hooks';
import { problems } from '../state/results.ts';
import { opened, text } from '../state/scenario.ts';

/** The text of the scenario, of which everything else in the page is a view. */
export function TextPanel() {
  const id = useId();
  return (
    <details class="text">
      <summary>The scenario as text{problems.value === undefined ? '' : ' (needs mending)'}</summary>
      <label for={id}>{opened.value.path}</label>
      <textarea
        id={id}
        spellcheck={false}
        rows={24}
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
      />
    </details>
  );
}
