import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Slider } from '../../scenario/control.ts';
import { reading } from '../state/results.ts';
import { text } from '../state/scenario.ts';
import { Explained, ResetButton } from './explained.tsx';
import { resetValue, setValue, valueNow, valueThen } from './settings.ts';
import { clean, shownAs } from './units.ts';

/** A slider with a number beside it. */
export function SliderView({ slider, onRemove }: { slider: Slider; onRemove?: () => void }) {
  const id = useId();
  // While the worker has not answered, the slider stands where the hand put it.
  const moved = useSignal<{ of: string; value: number } | undefined>(undefined);
  const now = valueNow(slider.path);
  const value =
    moved.value?.of === text.value ? moved.value.value : typeof now === 'number' ? now : slider.value;
  const { scale, unit } = shownAs(slider.unit, reading.value?.scenario.currency ?? '');
  const shown = clean(value * scale);
  const set = (next: number): void => {
    if (!Number.isFinite(next)) return;
    setValue(slider.path, clean(next));
    moved.value = { of: text.value, value: clean(next) };
  };
  const [low, high] = slider.range;
  const behind = unit === '' ? '' : ` ${unit}`;
  const range = `${clean(low * scale)} to ${clean(high * scale)}${behind}`;
  const usual = slider.default === undefined ? undefined : `${clean(slider.default * scale)}${behind}`;
  return (
    <div class="control">
      <Explained id={id} control={slider} range={range} usual={usual} onRemove={onRemove} />
      <div class="move">
        <input
          type="range"
          aria-labelledby={id}
          aria-valuetext={`${shown} ${unit}`}
          min={Math.min(slider.from, value)}
          max={Math.max(slider.to, value)}
          step={slider.step}
          value={value}
          onInput={({ currentTarget }) => set(currentTarget.valueAsNumber)}
        />
        <span class="number">
          <input
            type="number"
            aria-labelledby={id}
            min={clean(low * scale)}
            max={clean(high * scale)}
            step="any"
            value={shown}
            onChange={({ currentTarget }) => set(clamped(currentTarget.valueAsNumber / scale, low, high))}
          />
          <span class="unit">{unit}</span>
        </span>
        <ResetButton
          label={slider.label}
          isChanged={valueThen(slider.path) !== undefined && valueThen(slider.path) !== value}
          onReset={() => {
            moved.value = undefined;
            resetValue(slider.path);
          }}
        />
      </div>
    </div>
  );
}

const clamped = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
