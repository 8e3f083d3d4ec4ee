import { textAt } from './benchmark-marks.ts';
import { MARGIN, type Parts } from './figure.ts';

/** A figure in which there is nothing to show, with the reason as its title. */
export const emptyParts = (title: string): Parts => ({
  title,
  subtitle: 'The warnings of the report say why.',
  left: MARGIN,
  right: MARGIN,
  above: 0,
  below: 0,
  height: 10,
  body: { layer: [textAt('', 0, 0)] },
});
