import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { stillSvg } from '../../report/figure-html.ts';
import type { Picture } from '../engine/messages.ts';
import { live } from '../state/results.ts';
import { cursor } from './cursor.ts';
import { CursorLayer } from './cursor-layer.tsx';
import { highlighted } from './highlight.ts';
import { LiveLines } from './live-lines.tsx';
import { FIRST_CHART } from './order.ts';
import { type Place, placesOf } from './places.ts';
import { Readout } from './readout.tsx';
import { SaveButtons } from './save-buttons.tsx';

/** A chart with its finding as title, a cursor over its plots, and buttons that save it. */
export function ChartView({ picture }: { picture: Picture }) {
  const { id, title, subtitle, svg, plots, weeks, domain } = picture;
  const isLive = id === FIRST_CHART && live.value.length > 0;
  const drawn = useRef<HTMLDivElement>(null);
  const places = useSignal<readonly Place[]>([]);
  const heads = useSignal<readonly string[]>([]);
  useLayoutEffect(() => {
    if (drawn.current === null) return;
    places.value = placesOf(drawn.current, plots.length);
    heads.value = headsOf(drawn.current);
  }, [svg]);
  return (
    <figure class={highlighted.value.includes(id) ? 'chart highlighted' : 'chart'} id={`chart-${id}`}>
      <figcaption>
        <h3>{title}</h3>
        <p>{subtitle}</p>
      </figcaption>
      {weeks > 0 && <Readout plots={plots} heads={heads.value} isFirst={id === FIRST_CHART} />}
      <div class="picture" onPointerLeave={() => (cursor.value = null)}>
        <div
          ref={drawn}
          class={isLive ? 'past' : ''}
          dangerouslySetInnerHTML={{ __html: stillSvg(id, svg, picture) }}
        />
        {isLive && domain !== undefined && places.value.length > 0 && (
          <LiveLines place={places.value[0]} weeks={weeks} domain={domain} />
        )}
        {weeks > 0 && <CursorLayer title={title} weeks={weeks} plots={plots} places={places.value} />}
      </div>
      <SaveButtons picture={picture} />
    </figure>
  );
}

/** Names of the panels: the bold words above each. */
const headsOf = (picture: HTMLElement): string[] =>
  [...picture.querySelectorAll('.role-scope text[font-weight="700"][font-size="16px"]')].map(
    (element) => element.textContent ?? '',
  );
