import { coloursFor } from '../colours.ts';
import { type Io, note } from '../io.ts';

/** Says who can see the page when it listens beyond this machine. */
export function warnOfGuests(host: string, io: Io): void {
  const { yellow } = coloursFor(io.err, io.env);
  note(
    io,
    `${yellow('warning')}  --host ${host}: everybody who can reach this machine at that address sees the page and the scenario given to it, without a password or encryption`,
  );
}
