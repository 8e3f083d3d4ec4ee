import { useLayoutEffect, useRef } from 'preact/hooks';
import { chartWidth, isStale, pictures } from '../state/results.ts';
import { ChartView } from './chart-view.tsx';
import { CHART_ORDER, FIRST_CHART } from './order.ts';

const WIDEST = 900;
const NARROWEST = 340;
/** Widths are told in steps, so that a window that is being dragged does not draw every pixel. */
const STEP = 20;

/** The chart that stays in sight while sliders move. */
export function FirstChart() {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current === null) return;
    const look = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width === 0) return;
      const width = Math.round(contentRect.width / STEP) * STEP;
      chartWidth.value = Math.min(WIDEST, Math.max(NARROWEST, width));
    });
    look.observe(box.current);
    return () => look.disconnect();
  }, []);
  const picture = pictures.value[FIRST_CHART];
  return (
    <div class={isStale.value ? 'first stale' : 'first'} ref={box}>
      {picture === undefined ? (
        <p class="quiet blank">The first chart is being drawn …</p>
      ) : (
        <ChartView picture={picture} />
      )}
    </div>
  );
}

/** All other charts. */
export function OtherCharts() {
  const drawn = CHART_ORDER.flatMap((id) => pictures.value[id] ?? []);
  return (
    <div class={isStale.value ? 'others stale' : 'others'}>
      {drawn.map((picture) => (
        <ChartView key={picture.id} picture={picture} />
      ))}
    </div>
  );
}
