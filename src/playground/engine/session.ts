import { CHARTS } from '../../chart/charts.ts';
import { type ChartInput, chartInput, sourceLine } from '../../chart/figure.ts';
import { measureByAdvances } from '../../chart/measure.ts';
import { FormulaError } from '../../core/formula.ts';
import { type RunResult, replicatesOf } from '../../experiment/run.ts';
import { type Summary, summarize } from '../../experiment/summarize.ts';
import { type Story, storyOf } from '../../report/story.ts';
import { ScenarioError } from '../../scenario/errors.ts';
import type { LoadedScenario } from '../../scenario/load.ts';
import { slidersOf } from '../../scenario/sliders.ts';
import { fewerConsumers, fewerWords, firstConsumers, refusedSize, refusedTexts } from './budget.ts';
import { draw } from './draw.ts';
import { sharesSoFar } from './live.ts';
import type { FromWorker, Reading, RunRequest, Source, Texts } from './messages.ts';
import { openTexts } from './open-texts.ts';
import { Shelf } from './shelf.ts';
import { simulateInSlices, TooSlow } from './simulate.ts';
import { pause, turn } from './turns.ts';

/** A run that came to its end. */
export interface Finished {
  readonly request: RunRequest;
  readonly loaded: LoadedScenario;
  readonly input: ChartInput;
  story?: Story;
}

/** Thrown where a newer request has come, or the reader has had enough. */
class Unwanted extends Error {}

/** Charts that are drawn at once; the others wait until the reader's hand rests. */
const FIRST = ['market-share', 'churn'];
const REST = 120;
/** Rounds in which the engine is run in. */
const ROUNDS = 4;

/** Runs what the page wants to see, the newest request only, and tells it in stages. */
export class Session {
  shipped: Texts = {};
  finished: Finished | undefined;
  /** The run that the newest is held against. */
  behind: RunResult | undefined;
  readonly shelf = new Shelf();
  private newest = 0;
  private roundsLeft = ROUNDS;
  private readonly post: (message: FromWorker) => void;
  /** Consumers that this machine is asked for instead, by what the scenario asks. */
  private readonly fewer = new Map<string, { used: number; seconds: number }>();

  constructor(post: (message: FromWorker) => void) {
    this.post = post;
  }

  stop(): void {
    this.newest = 0;
  }

  /** Whether the last run that came to its end is what the page still wants to see. */
  isNewest(finished: Finished | undefined): boolean {
    return finished === this.finished && (this.newest === 0 || this.newest === finished?.request.id);
  }

  async run(request: RunRequest): Promise<void> {
    this.newest = request.id;
    try {
      const finished = await this.stages(request);
      if (finished === undefined) return;
      this.post({ kind: 'ended', id: request.id });
      await this.runIn(finished);
    } catch (error) {
      if (!(error instanceof Unwanted)) this.tell(request.id, error);
    }
  }

  private tell(id: number, error: unknown): void {
    if (error instanceof ScenarioError)
      this.post({ kind: 'problems', id, problems: error.problems, words: error.message });
    else
      this.refuse(
        id,
        `This scenario could not be run here: ${error instanceof Error ? error.message : error}.`,
      );
  }

  private refuse(id: number, words: string): void {
    this.post({ kind: 'refused', id, words });
  }

  private wanted({ id }: RunRequest): void {
    if (id !== this.newest) throw new Unwanted();
  }

  /** Undefined where the scenario was refused. */
  private async stages(request: RunRequest): Promise<Finished | undefined> {
    const finished = this.known(request) ?? (await this.result(request));
    if (finished === undefined) return undefined;
    this.finished = finished;
    await this.drawAll(finished, true);
    await pause(REST);
    this.wanted(request);
    await this.drawAll(finished, false);
    finished.story ??= storyOf(finished.input);
    this.post({
      kind: 'told',
      id: request.id,
      story: finished.story,
      sourceLine: sourceLine(finished.input.result),
    });
    return finished;
  }

  /** Code runs several times faster once it has run a few times: while the reader reads, the engine does. */
  private async runIn({ request, input }: Finished): Promise<void> {
    const { scenario } = input.result;
    for (; this.roundsLeft > 0 && scenario.engine === 'mean-field'; this.roundsLeft--) {
      const wanted = (): void => this.wanted(request);
      const result = await simulateInSlices(scenario, { wanted, progress: () => {} }, () => true);
      for (const chart of CHARTS.filter(({ id }) => FIRST.includes(id))) {
        await draw(chart, { ...input, result });
        await turn();
        wanted();
      }
    }
  }

  /** The same texts need not be run again; another width is only drawn anew. */
  private known(request: RunRequest): Finished | undefined {
    const { finished } = this;
    if (finished === undefined || !sameTexts(finished.request, request)) return undefined;
    this.post({
      kind: 'read',
      id: request.id,
      reading: readingOf(finished.loaded),
      warnings: finished.loaded.warnings,
    });
    const { asked, used } = sizesOf(finished);
    if (used < asked)
      this.tellFewer(request.id, asked, used, this.fewer.get(keyOf(finished.loaded))?.seconds);
    return { ...finished, request, input: { ...finished.input, width: request.width } };
  }

  private async result(request: RunRequest): Promise<Finished | undefined> {
    const tooLong = refusedTexts(request.texts);
    if (tooLong !== undefined) return void this.refuse(request.id, tooLong);
    const loaded = openTexts(request.open, request.texts, this.shipped);
    this.post({ kind: 'read', id: request.id, reading: readingOf(loaded), warnings: loaded.warnings });
    const tooLarge = refusedSize(loaded.scenario);
    if (tooLarge !== undefined) return void this.refuse(request.id, tooLarge);
    await turn();
    this.wanted(request);
    const result = await this.simulate(request, loaded);
    const summary: Summary = summarize(result);
    return {
      request,
      loaded,
      input: { ...chartInput(result, summary, measureByAdvances), width: request.width },
    };
  }

  private async simulate(request: RunRequest, loaded: LoadedScenario): Promise<RunResult> {
    const { scenario } = loaded;
    const known = this.shelf.find(scenario);
    if (known !== undefined) return known;
    const isAgents = scenario.engine === 'agents';
    const asked = keyOf(loaded);
    for (;;) {
      const before = this.fewer.get(asked);
      const consumers = isAgents ? (before?.used ?? firstConsumers(scenario.consumers)) : scenario.consumers;
      if (consumers < scenario.consumers)
        this.tellFewer(request.id, scenario.consumers, consumers, before?.seconds);
      try {
        return await simulateInSlices(
          { ...scenario, consumers },
          {
            wanted: () => this.wanted(request),
            progress: (done, total) => this.post({ kind: 'progress', id: request.id, done, total }),
            live: (series) =>
              this.post({ kind: 'live', id: request.id, lines: sharesSoFar(series, scenario) }),
          },
          (seconds) => !isAgents || fewerConsumers(consumers, seconds) === undefined,
        );
      } catch (error) {
        if (error instanceof FormulaError && error.path !== undefined)
          throw new ScenarioError([loaded.problemAt(error.path, error.reason)]);
        if (!(error instanceof TooSlow)) throw error;
        const used = fewerConsumers(consumers, error.seconds) ?? consumers;
        const seconds = before?.seconds ?? error.seconds * (scenario.consumers / consumers);
        this.fewer.set(asked, { used, seconds });
      }
    }
  }

  private tellFewer(id: number, asked: number, used: number, seconds: number | undefined): void {
    this.post({ kind: 'fewer', id, asked, used, words: fewerWords(asked, used, seconds) });
  }

  private async drawAll({ request, input }: Finished, first: boolean): Promise<void> {
    const charts = CHARTS.filter(({ id }) => FIRST.includes(id) === first);
    for (const [i, chart] of charts.entries()) {
      const picture = await draw(chart, { ...input, behind: this.behind });
      this.wanted(request);
      this.post({ kind: 'drawn', id: request.id, picture, isLast: !first && i === charts.length - 1 });
      await turn();
      this.wanted(request);
    }
  }
}

export const sameTexts = (a: Source, b: Source): boolean =>
  a.open === b.open &&
  Object.keys(a.texts).length === Object.keys(b.texts).length &&
  Object.entries(b.texts).every(([path, text]) => a.texts[path] === text);

/** What the speed of a run by agents depends on. */
const keyOf = ({ scenario }: LoadedScenario): string =>
  `${scenario.consumers} ${scenario.weeks * replicatesOf(scenario)}`;

const sizesOf = ({ loaded, input }: Finished) => ({
  asked: loaded.scenario.consumers,
  used: input.result.scenario.consumers,
});

function readingOf(loaded: LoadedScenario): Reading {
  const { scenario, raw } = loaded;
  return {
    scenario,
    raw,
    runs: replicatesOf(scenario),
    sliders: slidersOf(loaded),
    files: loaded.files.map(({ path }) => path),
  };
}
