import { calledAs } from '../called.ts';
import { type Io, note, say } from '../io.ts';
import { Mistake } from '../mistake.ts';
import { openFile } from '../open.ts';
import { givenText } from './given.ts';
import { warnOfGuests } from './guests.ts';
import { builtPage, withGiven } from './page-file.ts';
import { serve } from './serve.ts';

/** What `paymarket play` was asked, as it was written. */
export interface PlayArguments {
  readonly scenario?: string;
  readonly port?: string;
  readonly host?: string;
  readonly 'no-open'?: boolean;
  readonly set?: readonly string[];
}

const HERE = '127.0.0.1';

/** Serves the page until it is told to stop. */
export async function play(args: PlayArguments, io: Io): Promise<void> {
  const page = builtPage();
  if (args.scenario === undefined && args.set !== undefined)
    throw new Mistake('--set: expected a scenario to change; name one, such as first-run');
  const given = args.scenario === undefined ? undefined : givenText(args.scenario, args.set ?? [], io.cwd);
  const html = given === undefined ? page : withGiven(page, given);
  const host = args.host ?? HERE;
  const { address, close } = await serve(html, { host, port: portOf(args.port) });
  const stopped = io.stopped(); // from here on, before anybody can be told where the page is
  try {
    if (host !== HERE) warnOfGuests(host, io);
    say(io, `paymarket is at ${address}`);
    note(io, 'Ctrl-C ends it.');
    if (!args['no-open'] && !io.env.CI) await openFile(address, io, 'the page');
    await stopped;
  } finally {
    await close();
  }
  note(io, `stopped; \`${calledAs(io)} play\` starts it again`);
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new Mistake(`--port: expected a number from 0 (any free port) to 65535, found "${text}"`);
}
