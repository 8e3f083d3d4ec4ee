import picocolors from 'picocolors';
import type { Io, Screen } from './io.ts';

/** Colours for a stream: none with NO_COLOR (https://no-color.org), always with FORCE_COLOR, else on a terminal. */
export function coloursFor(screen: Screen, { NO_COLOR, FORCE_COLOR, TERM }: Io['env']) {
  if (NO_COLOR) return picocolors.createColors(false);
  if (FORCE_COLOR) return picocolors.createColors(FORCE_COLOR !== '0');
  return picocolors.createColors(screen.isTTY === true && TERM !== 'dumb');
}
