import type { Step } from '../../core/path.ts';
import { childValue } from '../field-at.ts';

/** Looks at one aspect of a scenario and reports what does not fit together. */
export type Check = (draft: Draft, report: Report) => void;

/** Where checks say what they found. Paths lead to the value that is wrong. */
export interface Report {
  problem(path: readonly Step[], message: string): void;
  /** As `problem`, where the name at the end of the path is what is wrong, and not its value. */
  problemAtName(path: readonly Step[], message: string): void;
  warning(path: readonly Step[], message: string): void;
  /** Whether what stands at `path`, or was taken out there, was written over the file of `below`: by one that extends it, or from outside. */
  isLaidOver(below: readonly Step[], path: readonly Step[]): boolean;
}

/** Anything dated, with its place in the scenario. */
export interface Dated {
  readonly path: readonly Step[];
  readonly kind: string;
  readonly week: number;
  /** First week no longer in force; Infinity: to the end. */
  readonly until: number;
  /** The setting of this name as it was written. */
  get(name: string): unknown;
}

/**
 * A scenario as it was written, which may be wrong anywhere: every reader gives something harmless where the value is not
 * of the type asked for. The schema reports wrong types; the checks look only at what can be read.
 */
export class Draft {
  private readonly raw: unknown;

  constructor(raw: unknown) {
    this.raw = raw;
  }

  at(...path: Step[]): unknown {
    return path.reduce<unknown>(childValue, this.raw);
  }

  /** Names in a map; none where there is no map. */
  names(...path: Step[]): string[] {
    return entriesOf(this.at(...path)).map(([name]) => name);
  }

  entries(...path: Step[]): [string, unknown][] {
    return entriesOf(this.at(...path));
  }

  list(...path: Step[]): readonly unknown[] {
    const value = this.at(...path);
    return Array.isArray(value) ? value : [];
  }

  /** The number written, or `fallback` where none is: the default of the schema. */
  number(fallback: number, ...path: Step[]): number {
    return numberOr(this.at(...path), fallback);
  }

  /** Interventions whose kind and week can be read; a `week` of 0 means from the start, as 1 does. */
  interventions(...kinds: string[]): Dated[] {
    return this.list('interventions').flatMap((value, index) => {
      const kind = childValue(value, 'kind');
      const week = childValue(value, 'week');
      if (typeof kind !== 'string' || typeof week !== 'number') return [];
      if (kinds.length > 0 && !kinds.includes(kind)) return [];
      const until = numberOr(childValue(value, 'until'), Number.POSITIVE_INFINITY);
      const get = (name: string): unknown => childValue(value, name);
      return [{ path: ['interventions', index], kind, week: Math.max(1, week), until, get }];
    });
  }
}

export function entriesOf(value: unknown): [string, unknown][] {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? Object.entries(value) : [];
}

export const numberOr = (value: unknown, fallback: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : fallback;

/** The texts in a list; none where there is no list. */
export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
