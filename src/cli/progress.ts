import type { Io } from './io.ts';

const WIDTH = 24;
/** Milliseconds between two drawings of the bar: often enough to look alive, too seldom to cost time. */
const REDRAW = 100;

/** Tells whoever waits how far a run is. */
export interface Progress {
  update(done: number): void;
  /** Clears the bar, or says that it is done. */
  end(): void;
}

export interface ProgressOptions {
  readonly quiet?: boolean;
  /** What is counted, in the plural. */
  readonly unit?: string;
  /** How much of the total was done before: it says nothing of the rate. */
  readonly before?: number;
  /** Milliseconds since any beginning. */
  readonly clock?: () => number;
}

/** A bar on a terminal, a line per 10 % in a log, nothing when quiet. */
export function progressOf(
  io: Io,
  label: string,
  total: number,
  { quiet = false, unit = 'weeks', before = 0, clock = () => performance.now() }: ProgressOptions = {},
): Progress {
  if (quiet) return { update: () => {}, end: () => {} };
  const terminal = io.err.isTTY === true && io.env.TERM !== 'dumb';
  const start = clock();
  const told: Told = (done) => words({ done, before, total, unit, elapsed: clock() - start });
  return terminal ? bar(io, label, total, told, clock) : log(io, label, total, told, before);
}

/** Share, rate and time left in words. */
type Told = (done: number) => string;

function bar(io: Io, label: string, total: number, told: Told, clock: () => number): Progress {
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    update: (done) => {
      const now = clock();
      if (now - drawn < REDRAW && done < total) return;
      drawn = now;
      const line = `${label}  ${blocks(done / total)} ${told(done)}`;
      io.err.write(`\r\x1b[2K${line.slice(0, (io.err.columns || 80) - 1)}`);
    },
    end: () => io.err.write('\r\x1b[2K'),
  };
}

const blocks = (share: number): string => {
  const full = Math.round(share * WIDTH);
  return '█'.repeat(full) + '░'.repeat(WIDTH - full);
};

function log(io: Io, label: string, total: number, told: Told, before: number): Progress {
  let tenths = Math.floor((before / total) * 10);
  return {
    update: (done) => {
      const reached = Math.floor((done / total) * 10);
      if (reached <= tenths) return;
      tenths = reached;
      io.err.write(`${label}  ${told(done)}\n`);
    },
    end: () => {},
  };
}

interface Pace {
  readonly done: number;
  readonly before: number;
  readonly total: number;
  readonly unit: string;
  /** Milliseconds. */
  readonly elapsed: number;
}

/** `40 %  52 weeks a second  12 s left`; where they are slow, `40 %  one of the weeks in 27 s  12 min 0 s left`. */
function words({ done, before, total, unit, elapsed }: Pace): string {
  const rate = elapsed > 0 ? ((done - before) / elapsed) * 1000 : 0;
  const percent = `${Math.floor((done / total) * 100)} %`.padStart(5);
  if (rate === 0) return percent;
  const left = done < total ? `${duration((total - done) / rate)} left` : `took ${duration(elapsed / 1000)}`;
  const pace =
    rate < SLOW ? `one of the ${unit} in ${duration(1 / rate)}` : `${rateWords(rate)} ${unit} a second`;
  return `${percent}  ${pace}  ${left}`;
}

/** Fewer a second than this are told by the time that one takes. */
const SLOW = 0.2;

/** Seconds in words: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

const rateWords = (rate: number): string =>
  rate < 10 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en');
