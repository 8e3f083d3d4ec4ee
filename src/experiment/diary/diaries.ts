import type { DiaryWeek } from '../../model/record/diary.ts';
import type { DiaryPage } from '../../model/record/diary-page.ts';
import type { Series } from '../../model/series.ts';
import { simulateByWeek } from '../../model/simulate.ts';
import type { Scenario } from '../../scenario/schema.ts';

/** What one consumer did, week by week, with the chances behind it. */
export interface Diary {
  /** From 0; with the replicate it identifies a person. */
  readonly consumer: number;
  readonly region: string;
  readonly segment: string;
  readonly weeks: readonly DiaryWeek[];
}

/** The diaries of a sample of consumers in one replicate. They are kept small, and read one at a time. */
export class Diaries {
  /** As it was run. */
  readonly scenario: Scenario;
  readonly replicate: number;
  /** The tables of the run: those that it has without diaries, too. */
  readonly series: Series;
  /** Who was followed, in the order of regions and segments. */
  readonly consumers: readonly number[];
  private readonly pages: ReadonlyMap<number, readonly DiaryPage[]>;

  constructor(
    scenario: Scenario,
    replicate: number,
    series: Series,
    pages: ReadonlyMap<number, readonly DiaryPage[]>,
  ) {
    this.scenario = scenario;
    this.replicate = replicate;
    this.series = series;
    this.pages = pages;
    this.consumers = [...pages.keys()];
  }

  /** The pages of a consumer, one a week. Throws where it was not followed. */
  pagesOf(consumer: number): readonly DiaryPage[] {
    const pages = this.pages.get(consumer);
    if (pages === undefined) throw new Error(`consumer ${consumer} was not followed`);
    return pages;
  }

  /** The diary of a consumer in full. Throws where it was not followed. */
  of(consumer: number): Diary {
    const pages = this.pagesOf(consumer);
    const { region, segment } = pages[0];
    return { consumer, region, segment, weeks: pages.map((page) => page.read()) };
  }
}

/** Who is followed. */
export interface Followed {
  /** How many; all there are where they are fewer. */
  readonly consumers: number;
  /** Where they live; left out: anywhere. */
  readonly region?: string;
}

/**
 * Runs one replicate and keeps the diaries of some of its consumers: the same run, draw for draw, as without them. Yields
 * the weeks done. Expected values have no single consumers, so that a scenario in mean field is run by agents.
 */
export function* keepDiaries(given: Scenario, replicate: number, who: Followed): Generator<number, Diaries> {
  const scenario: Scenario = { ...given, engine: 'agents' };
  const pages = new Map<number, DiaryPage[]>();
  const write = (page: DiaryPage): void => {
    const before = pages.get(page.consumer);
    if (before) before.push(page);
    else pages.set(page.consumer, [page]);
  };
  const consumers = Math.min(who.consumers, consumersIn(scenario, who.region));
  const series = yield* simulateByWeek(scenario, replicate, { panel: { ...who, consumers, write } });
  return new Diaries(scenario, replicate, series, pages);
}

/** Consumers of a region, or a few less: shares are rounded to whole persons cell by cell. */
function consumersIn({ consumers, regions, segments }: Scenario, region: string | undefined): number {
  if (region === undefined) return consumers;
  return Math.max(1, Math.floor(consumers * regions[region].share) - Object.keys(segments).length);
}
