import { useSignal } from '@preact/signals';
import type { Control } from '../../scenario/control.ts';

/** The name of a control, and behind a button what it means: also while the pointer rests on it. */
export function Explained({
  id,
  control,
  range,
  usual,
  onRemove,
}: {
  id: string;
  control: Control;
  /** Smallest and largest value, and the default, in words. */
  range?: string;
  usual?: string;
  onRemove?: () => void;
}) {
  const { label, meaning, source } = control;
  const isOpen = useSignal(false);
  return (
    <div class="told">
      <span class="name" id={id}>
        {label}
      </span>
      <button
        type="button"
        class="what"
        aria-expanded={isOpen.value}
        aria-label={`What is ${label}?`}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
        onKeyDown={({ key }) => {
          if (key === 'Escape') isOpen.value = false;
        }}
      >
        ?
      </button>
      {onRemove && (
        <button
          type="button"
          class="what"
          aria-label={`Remove ${label} from the controls`}
          onClick={onRemove}
        >
          ×
        </button>
      )}
      <span class={isOpen.value ? 'meaning open' : 'meaning'} role="note">
        {meaning}
        {range !== undefined && <span class="fact">Range: {range}.</span>}
        {usual !== undefined && <span class="fact">Default: {usual}.</span>}
        {source !== '' && <span class="fact">Source: {source}.</span>}
      </span>
    </div>
  );
}

/** Puts a control back; there only when there is something to put back, but its place is always kept. */
export function ResetButton({
  label,
  isChanged,
  onReset,
}: {
  label: string;
  isChanged: boolean;
  onReset: () => void;
}) {
  return (
    <button
      type="button"
      class={isChanged ? 'reset' : 'reset hidden'}
      disabled={!isChanged}
      aria-label={`Reset ${label}`}
      title="Back to where the scenario has it"
      onClick={onReset}
    >
      ↺
    </button>
  );
}
