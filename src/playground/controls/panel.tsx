import { openedReading, reading } from '../state/results.ts';
import { hindrance } from '../state/scenario.ts';
import { ControlView } from './choice-view.tsx';
import { EngineSwitch } from './engine-switch.tsx';
import { Search } from './search.tsx';
import { addedHere, removeControl } from './settings.ts';
import { SliderView } from './slider-view.tsx';

/** Everything that can be moved. */
export function Controls() {
  const sliders = (openedReading.value ?? reading.value)?.sliders ?? [];
  return (
    <section class="controls" aria-label="Settings">
      <h2>What if?</h2>
      {sliders.map((slider) => (
        <SliderView key={slider.path} slider={slider} />
      ))}
      {addedHere().map((control) => (
        <ControlView key={control.path} control={control} onRemove={() => removeControl(control.path)} />
      ))}
      {hindrance.value !== '' && (
        <p class="hindrance" role="alert">
          Cannot be set here: {hindrance.value}.
        </p>
      )}
      <Search />
      <EngineSwitch />
    </section>
  );
}
