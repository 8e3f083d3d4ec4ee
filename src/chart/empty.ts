import { type ChartInput, figure, MARGIN, type Spec } from './figure.ts';
import { SIZE, TEXT } from './theme.ts';

/** A figure that says in words why there is nothing to draw. */
export const emptyFigure = (input: ChartInput, title: string, why: string): Spec =>
  figure(input, {
    title,
    subtitle: why,
    left: MARGIN,
    right: MARGIN,
    above: 0,
    below: 0,
    height: 40,
    body: {
      layer: [
        {
          data: { values: [{ text: 'Nothing to draw.' }] },
          mark: { type: 'text', align: 'left', baseline: 'top', fontSize: SIZE.label, color: TEXT },
          encoding: { x: { value: 0 }, y: { value: 6 }, text: { field: 'text', type: 'nominal' } },
        },
      ],
    },
  });
