import { useId } from 'preact/hooks';
import type { Control } from '../engine/messages.ts';
import { Explained, ResetButton } from './explained.tsx';
import { resetValue, setValue, valueNow, valueThen } from './settings.ts';
import { SliderView } from './slider-view.tsx';

/** A control that was found by the search: a slider, a choice or a switch. */
export function ControlView({ control, onRemove }: { control: Control; onRemove: () => void }) {
  return control.slider ? (
    <SliderView slider={control.slider} onRemove={onRemove} />
  ) : (
    <ChoiceView control={control} onRemove={onRemove} />
  );
}

function ChoiceView({ control, onRemove }: { control: Control; onRemove: () => void }) {
  const id = useId();
  const { path, label, options } = control;
  const value = valueNow(path);
  return (
    <div class="control">
      <Explained id={id} label={label} slider={control} onRemove={onRemove} />
      <div class="move">
        {options ? (
          <select
            aria-labelledby={id}
            value={String(value)}
            onChange={({ currentTarget }) => setValue(path, currentTarget.value)}
          >
            {options.map((option) => (
              <option key={option} value={option}>
                {option}
              </option>
            ))}
          </select>
        ) : (
          <label class="switch">
            <input
              type="checkbox"
              aria-labelledby={id}
              checked={value === true}
              onChange={({ currentTarget }) => setValue(path, currentTarget.checked)}
            />
            {value === true ? 'yes' : 'no'}
          </label>
        )}
        <ResetButton
          label={label}
          isChanged={valueThen(path) !== undefined && valueThen(path) !== value}
          onReset={() => resetValue(path)}
        />
      </div>
    </div>
  );
}
