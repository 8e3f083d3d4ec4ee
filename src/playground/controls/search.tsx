import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Control } from '../../scenario/control.ts';
import { searchControls } from '../../scenario/search-controls.ts';
import { ask } from '../state/results.ts';
import { opened } from '../state/scenario.ts';
import { addControl } from './settings.ts';

const MOST = 12;

/** Finds any other setting of the scenario by its name or meaning, and makes a control of it. */
export function Search() {
  const id = useId();
  const words = useSignal('');
  const known = useSignal<{ of: unknown; controls: readonly Control[] } | undefined>(undefined);
  const learn = async (): Promise<void> => {
    if (known.value?.of === opened.value) return;
    const of = opened.value;
    try {
      known.value = { of, controls: (await ask({ about: 'controls' })) as readonly Control[] };
    } catch {
      // There is nothing to search before the first run; the next key asks again.
    }
  };
  const found = searchControls(known.value?.controls ?? [], words.value);
  return (
    <div class="search">
      <label for={id}>Any other setting</label>
      <input
        id={id}
        type="search"
        placeholder="fee, habit, Wal-Mart …"
        autocomplete="off"
        value={words.value}
        onFocus={learn}
        onInput={({ currentTarget }) => {
          words.value = currentTarget.value;
          learn();
        }}
      />
      {words.value.trim() !== '' && (
        <ul aria-label="Settings found">
          {found.slice(0, MOST).map((control) => (
            <li key={control.path}>
              <button
                type="button"
                title={control.meaning}
                onClick={() => {
                  addControl(control);
                  words.value = '';
                }}
              >
                {control.label} <code>{control.path}</code>
              </button>
            </li>
          ))}
          {found.length > MOST && <li class="quiet">and {found.length - MOST} more: go on typing</li>}
          {found.length === 0 && <li class="quiet">no setting has these words</li>}
        </ul>
      )}
    </div>
  );
}
