import { useSignal, useSignalEffect } from '@preact/signals';
import type { Control } from '../../scenario/control.ts';
import { ControlView } from '../controls/choice-view.tsx';
import { view } from '../frame/view.ts';
import { ask, finished } from '../state/results.ts';
import { opened } from '../state/scenario.ts';
import { asked, hasCharts } from './tour.ts';

/** Settings that a lesson asks to be moved, each with what to look for. */
export function Tries() {
  const known = useSignal<{ of: unknown; controls: readonly Control[] } | undefined>(undefined);
  const isShown = view.value === 'lessons' && hasCharts.value;
  useSignalEffect(() => {
    const of = opened.value;
    if (view.value !== 'lessons' || !hasCharts.value || finished.value === 0) return;
    if (known.peek()?.of === of) return;
    ask({ about: 'controls' }).then(
      (controls) => {
        if (opened.peek() === of) known.value = { of, controls: controls as readonly Control[] };
      },
      () => {}, // asked again when the next run has come to its end
    );
  });
  const tries = isShown ? (asked.value?.lesson.try ?? []) : [];
  const found = tries.flatMap(({ path, hint }) => {
    const control = known.value?.controls.find((one) => one.path === path);
    return control === undefined ? [] : [{ control, hint }];
  });
  if (found.length === 0) return null;
  return (
    <section class="controls tries" aria-label="Try it">
      <h2>Try it</h2>
      {found.map(({ control, hint }) => (
        <div key={control.path}>
          <ControlView control={control} />
          <p class="hint">{hint}</p>
        </div>
      ))}
    </section>
  );
}
