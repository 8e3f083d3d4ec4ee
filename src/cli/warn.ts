import { formatProblems } from '../scenario/errors.ts';
import { coloursFor } from './colours.ts';
import { type Io, note } from './io.ts';
import type { LoadedFile } from './load.ts';

/** Shows what is allowed in scenarios and yet probably not meant. */
export function warnOf(loaded: readonly LoadedFile[], io: Io): void {
  const { yellow } = coloursFor(io.err, io.env);
  const warnings = loaded.flatMap((file) => file.warnings);
  if (warnings.length > 0) note(io, `${yellow('warning')}  ${formatProblems(warnings)}`);
}

const MOST_SHOWN = 10;

/** Says which characters of the charts the shipped font lacks, and what becomes of them. */
export function warnOfCharacters(missing: readonly string[], io: Io): void {
  if (missing.length === 0) return;
  const { yellow } = coloursFor(io.err, io.env);
  const rest = missing.length - MOST_SHOWN;
  const shown = missing.slice(0, MOST_SHOWN).join(' ') + (rest > 0 ? ` and ${rest} more` : '');
  note(
    io,
    `${yellow('warning')}  the font of the charts lacks ${shown}: the PNG pictures take another font of this machine for them, ` +
      'or show gaps where it has none; the SVG pictures and the report take the fonts of the reader',
  );
}
