import { useId } from 'preact/hooks';
import type { Choice, Control, Switch } from '../../scenario/control.ts';
import { Explained, ResetButton } from './explained.tsx';
import { resetValue, setValue, valueNow, valueThen } from './settings.ts';
import { SliderView } from './slider-view.tsx';

/** A control that was found by the search: a slider, a choice or a switch. */
export function ControlView({ control, onRemove }: { control: Control; onRemove?: () => void }) {
  return control.kind === 'slider' ? (
    <SliderView slider={control} onRemove={onRemove} />
  ) : (
    <ChoiceView control={control} onRemove={onRemove} />
  );
}

function ChoiceView({ control, onRemove }: { control: Choice | Switch; onRemove?: () => void }) {
  const id = useId();
  const { path, label } = control;
  const value = valueNow(path);
  return (
    <div class="control">
      <Explained id={id} control={control} usual={usualOf(control)} onRemove={onRemove} />
      <div class="move">
        {control.kind === 'choice' ? (
          <select
            aria-labelledby={id}
            value={String(value)}
            onChange={({ currentTarget }) => setValue(path, currentTarget.value)}
          >
            {control.options.map((option) => (
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

function usualOf(control: Choice | Switch): string | undefined {
  if (control.kind === 'choice') return control.default;
  return control.default === undefined ? undefined : control.default ? 'yes' : 'no';
}
