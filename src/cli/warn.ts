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
