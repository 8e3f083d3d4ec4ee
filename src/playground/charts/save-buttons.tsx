import type { Picture } from '../engine/messages.ts';
import { pngOf, save, withFont } from '../share/save.ts';

/** Saves a chart as a file that can be put anywhere. */
export function SaveButtons({ picture: { id, title, svg, width, height } }: { picture: Picture }) {
  return (
    <p class="saves">
      <button
        type="button"
        aria-label={`Save as SVG: ${title}`}
        onClick={() => save(`${id}.svg`, withFont(svg), 'image/svg+xml')}
      >
        SVG
      </button>
      <button
        type="button"
        aria-label={`Save as PNG: ${title}`}
        onClick={async () => save(`${id}.png`, await pngOf(svg, width, height))}
      >
        PNG
      </button>
    </p>
  );
}
