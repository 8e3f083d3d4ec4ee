import { nameInText } from '../../chart/names.ts';
import type { Diaries } from '../../experiment/diary/diaries.ts';
import { keepDiaries } from '../../experiment/diary/diaries.ts';
import { interestingConsumers } from '../../experiment/diary/interesting.ts';
import type { Switch } from '../../experiment/diary/switch.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { tellDiary } from '../diary/tell.ts';
import type { ToldDiaries, ToldDiary } from '../diary/told.ts';
import { fewerConsumers } from './budget.ts';
import { inSlices, TooSlow, type Watch } from './simulate.ts';

/** Consumers that are simulated for a diary at most: it is a story, not a figure. */
const MOST_CONSUMERS = 20_000;
/** Consumers whose diaries are kept, and those of them that are shown. */
const FOLLOWED = 400;
const SHOWN = 12;

/** Whose diaries are kept: of which replicate, and living where; null for anywhere. */
interface Who {
  readonly replicate: number;
  readonly region: string | null;
}

/** Keeps the diaries of one run, and tells them one at a time. */
export class DiaryKeeper {
  private kept: { readonly diaries: Diaries; readonly found: readonly Switch[] } | undefined;

  /** Runs one replicate of the scenario by agents and keeps diaries of some of its consumers. */
  async keep(scenario: Scenario, who: Who, watch: Watch): Promise<ToldDiaries> {
    const diaries = await this.run(scenario, who, watch);
    const found = interestingConsumers(diaries, SHOWN);
    this.kept = { diaries, found };
    return {
      consumers: diaries.scenario.consumers,
      asked: scenario.consumers,
      followed: diaries.consumers.length,
      region: who.region,
      replicate: who.replicate,
      people: found.map((one) => ({ consumer: one.consumer, words: headOf(diaries.scenario, one) })),
    };
  }

  /** Throws where no diaries were kept, or not so many. */
  tell(index: number): ToldDiary {
    const { diaries, found } = this.kept ?? {};
    if (diaries === undefined || found?.[index] === undefined)
      throw new Error('this diary is no longer there; ask for the consumers again');
    return tellDiary(diaries.scenario, diaries.of(found[index].consumer), found[index]);
  }

  private async run(scenario: Scenario, { replicate, region }: Who, watch: Watch): Promise<Diaries> {
    let consumers = Math.min(scenario.consumers, MOST_CONSUMERS);
    const who = region === null ? { consumers: FOLLOWED } : { consumers: FOLLOWED, region };
    for (;;)
      try {
        return await inSlices(
          keepDiaries({ ...scenario, consumers }, replicate, who),
          scenario.weeks,
          watch,
          (seconds) => fewerConsumers(consumers, seconds) === undefined,
        );
      } catch (error) {
        if (!(error instanceof TooSlow)) throw error;
        consumers = fewerConsumers(consumers, error.seconds) ?? consumers;
      }
  }
}

/** `Week 29: cash replaces Alipay`. */
function headOf(scenario: Scenario, found: Switch): string {
  const [from, to] = [found.from, found.to].map((id) => nameInText(scenario, id));
  return `Week ${found.week}: ${to} replaces ${from}${REASONS[found.why.kind]}`;
}

const REASONS: Readonly<Record<Switch['why']['kind'], string>> = {
  refused: ', which was refused',
  rewarded: ', and paid more back',
  dropped: ', which was given up',
  adopted: ', newly taken up',
  chance: ', by chance',
};
