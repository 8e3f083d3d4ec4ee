import type { RunResult } from '../../experiment/run.ts';
import { definitionList, definitions } from '../../report/definitions.ts';
import { diffScenarios } from '../../scenario/diff.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { findLesson, lessonTold, lessonWords, questionAt } from '../lessons/lesson-words.ts';
import { LESSONS } from '../lessons/lessons.ts';
import { modelPageHtml } from '../model-page/model-page.ts';
import { refusedSize, refusedTexts } from './budget.ts';
import { compare } from './compare.ts';
import { DiaryKeeper } from './diary-keeper.ts';
import type { Answers, AnyQuestion, Compared, FromWorker, Pinned, SideQuestion, Source } from './messages.ts';
import { openTexts } from './open-texts.ts';
import { type Finished, type Session, sameTexts } from './session.ts';
import { simulateInSlices, type Watch } from './simulate.ts';
import { pause } from './turns.ts';

const SIDE: readonly string[] = [
  'pin',
  'unpin',
  'comparison',
  'lessons',
  'lesson',
  'lesson-comparison',
  'model',
  'diaries',
  'diary',
] satisfies SideQuestion['about'][];

export const isAside = (question: AnyQuestion): question is SideQuestion => SIDE.includes(question.about);

/** Milliseconds for which a comparison waits for the reader's hand to rest. */
const REST = 200;

/** Answers questions that need runs beside the one in the page. */
export class Aside {
  private readonly session: Session;
  private readonly post: (message: FromWorker) => void;
  private readonly diaries = new DiaryKeeper();
  private pinned: { readonly key: string; readonly result: RunResult } | undefined;

  constructor(session: Session, post: (message: FromWorker) => void) {
    this.session = session;
    this.post = post;
  }

  async answer(question: SideQuestion, id: number): Promise<unknown> {
    switch (question.about) {
      case 'pin':
        return this.pin(question, id);
      case 'unpin':
        this.session.behind = undefined;
        this.pinned = undefined;
        return;
      case 'comparison':
        return this.comparison(question.pinned, id);
      case 'lessons':
        return LESSONS.map(lessonWords);
      case 'lesson':
        return lessonTold(question, await this.lessonRuns(question, id));
      case 'lesson-comparison':
        return this.lessonComparison(question, id);
      case 'model':
        return this.model();
      case 'diaries':
        return this.diaries.keep(this.last().loaded.scenario, question, this.watch(id));
      case 'diary':
        return this.diaries.tell(question.index);
      default:
        return question satisfies never;
    }
  }

  private model(): Answers['model'] {
    const { finished } = this.session;
    const words = finished === undefined ? '' : definitionList(definitions(finished.input.result));
    return { html: modelPageHtml(), words };
  }

  private async pin(
    { pinned, opened }: Extract<SideQuestion, { about: 'pin' }>,
    id: number,
  ): Promise<Pinned> {
    const { scenario } = this.open(pinned);
    const { finished } = this.session;
    if (finished !== undefined && sameTexts(finished.request, pinned))
      this.session.shelf.keep(scenario, finished.input.result);
    const result = await this.result(scenario, id);
    this.pinned = { key: JSON.stringify(pinned), result };
    this.session.behind = result;
    return { name: scenario.name, changes: diffScenarios(this.open(opened).scenario, scenario) };
  }

  private async comparison(pinned: Source, id: number): Promise<Compared> {
    const finished = this.last();
    const wanted = (): void => {
      if (!this.session.isNewest(finished)) throw new Error('a newer run has begun');
    };
    await pause(REST);
    wanted();
    // A worker that was ended and started again knows nothing of what was pinned.
    const known = this.pinned?.key === JSON.stringify(pinned) ? this.pinned.result : undefined;
    const a = known ?? (await this.result(this.open(pinned).scenario, id));
    wanted();
    return compare('against', [a, finished.input.result], ['A', 'B'], wanted);
  }

  private async lessonComparison(
    asked: { readonly lesson: string; readonly question: number },
    id: number,
  ): Promise<Compared> {
    const lesson = findLesson(asked.lesson);
    const { compare: pair } = questionAt(lesson, asked.question);
    if (pair === undefined) throw new Error('this question compares nothing');
    const runs = lessonWords(lesson).runs;
    const sources = pair.map((name) => runs[name]);
    const results: RunResult[] = [];
    for (const source of sources) results.push(await this.result(this.open(source).scenario, id));
    const names = results.map(({ scenario }) => scenario.name);
    return compare('lesson', [results[0], results[1]], [names[0], names[1]], () => {});
  }

  /** The runs that the answer to a lesson's question is computed from, by their names in the lesson. */
  private async lessonRuns(
    { lesson, question }: { readonly lesson: string; readonly question: number },
    id: number,
  ): Promise<Record<string, RunResult>> {
    const found = findLesson(lesson);
    const { runs } = lessonWords(found);
    const scenarios = questionAt(found, question).runs.map(
      (name) => [name, this.open(runs[name]).scenario] as const,
    );
    const results: Record<string, RunResult> = {};
    for (const [i, [name, scenario]] of scenarios.entries())
      results[name] = await this.result(scenario, id, { before: i, of: scenarios.length });
    return results;
  }

  private last(): Finished {
    const { finished } = this.session;
    if (finished === undefined) throw new Error('no run has come to its end yet');
    return finished;
  }

  private open({ open, texts }: Source) {
    const words = refusedTexts(texts);
    if (words !== undefined) throw new Error(words);
    return openTexts(open, texts, this.session.shipped);
  }

  /** Tells how far a run is that a question needs. */
  private watch(id: number, { before, of } = { before: 0, of: 1 }): Watch {
    const progress = (done: number, total: number): void =>
      this.post({ kind: 'asked', id, done: before * total + done, total: of * total });
    return { wanted: () => {}, progress };
  }

  /** A result from the shelf, or a run of its own; `place` among the runs that the question needs. */
  private async result(scenario: Scenario, id: number, place = { before: 0, of: 1 }): Promise<RunResult> {
    const known = this.session.shelf.find(scenario);
    if (known !== undefined) return known;
    const words = refusedSize(scenario);
    if (words !== undefined) throw new Error(words);
    const result = await simulateInSlices(scenario, this.watch(id, place), () => true);
    this.session.shelf.keep(scenario, result);
    return result;
  }
}
