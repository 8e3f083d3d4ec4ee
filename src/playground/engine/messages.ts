import type { ComparisonSections } from '../../report/comparison-sections.ts';
import type { Story } from '../../report/story.ts';
import type { Control, Slider } from '../../scenario/control.ts';
import type { Difference } from '../../scenario/diff.ts';
import type { Problem } from '../../scenario/errors.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { ToldDiaries, ToldDiary } from '../diary/told.ts';
import type { LessonWords, Told } from '../lessons/lesson-words.ts';
import type { RetailerGrid } from '../retailers/grid.ts';

/** What the page and its worker say to one another. Everything is plain data. */

/** Texts by path. */
export type Texts = Readonly<Record<string, string>>;

/** A run that the page wants to see. A newer one makes an older one stop. */
export interface RunRequest {
  readonly kind: 'run';
  readonly id: number;
  /** Path of the scenario among the texts. */
  readonly open: string;
  /** The open scenario, and what came with it. What ships with the program is known to the worker. */
  readonly texts: Texts;
  /** Pixels that a chart may take. */
  readonly width: number;
}

/** A question about the last run that came to its end. */
export type Question =
  | { readonly about: 'tables' }
  | { readonly about: 'hash' }
  | { readonly about: 'scenario' }
  | {
      readonly about: 'report';
      readonly fonts: Readonly<Record<400 | 600 | 700, string>>;
      readonly command: string;
    }
  | { readonly about: 'controls' }
  | { readonly about: 'retailers' };

/** A question about a text as it stands, be it run or not, be it YAML or not. */
export type TextQuestion =
  /** What can be written at an offset. `open` is the path of the text, `texts` are those that came with it. */
  | {
      readonly about: 'suggestions';
      readonly open: string;
      readonly texts: Texts;
      readonly text: string;
      readonly at: number;
    }
  /** What the setting at an offset means. */
  | { readonly about: 'meaning'; readonly text: string; readonly at: number };

/** A scenario among its texts. */
export interface Source {
  readonly open: string;
  readonly texts: Texts;
}

/** A question that runs of its own may be made for. */
export type SideQuestion =
  /** Keep a run: what it is, and what was changed in it since it was opened. */
  | { readonly about: 'pin'; readonly pinned: Source; readonly opened: Source }
  | { readonly about: 'unpin' }
  /** Hold the last run against one that was kept. */
  | { readonly about: 'comparison'; readonly pinned: Source }
  | { readonly about: 'lessons' }
  /** What the runs of a lesson say to its question: the prediction is 0, checks follow. */
  | { readonly about: 'lesson'; readonly lesson: string; readonly question: number }
  | { readonly about: 'lesson-comparison'; readonly lesson: string; readonly question: number }
  | { readonly about: 'model' }
  /** Keep diaries of consumers in a replicate of the last scenario, who live in a region; null for anywhere. */
  | { readonly about: 'diaries'; readonly replicate: number; readonly region: string | null }
  | { readonly about: 'diary'; readonly index: number };

export type AnyQuestion = Question | TextQuestion | SideQuestion;

export interface Ask {
  readonly kind: 'ask';
  readonly id: number;
  readonly question: AnyQuestion;
}

export type ToWorker =
  | { readonly kind: 'library'; readonly texts: Texts; readonly version: string }
  | RunRequest
  | { readonly kind: 'stop' }
  | Ask;

/** What the checked scenario is, for the head of the page and its controls. */
export interface Reading {
  /** Every default filled in. */
  readonly scenario: Scenario;
  /** Settings as merged, without defaults: what lists are copied from when one of their items is changed. */
  readonly raw: unknown;
  /** Replicates that are run: expected values need only one. */
  readonly runs: number;
  readonly sliders: readonly Slider[];
  /** Paths of the texts that were read: the open one, and what it extends. */
  readonly files: readonly string[];
}

/** Shares of payments of a method in the weeks that a run under way has come to. */
export interface LiveLine {
  readonly colour: string;
  readonly values: readonly number[];
}

/** A column of a plot that answers a pointer: the weeks from `from` to `to`, told as `title` with values. */
export interface Moment {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly values: readonly string[];
}

/** A plot over time inside a chart. */
export interface TimePlot {
  /** What the values are of, one a value of each moment. */
  readonly names: readonly string[];
  /** Colour of text for each name; empty where it has none. */
  readonly colours: readonly string[];
  readonly moments: readonly Moment[];
}

/** A chart as it was drawn. */
export interface Picture {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly svg: string;
  /** Pixels of the head, which the page shows as words, and of the whole. */
  readonly head: number;
  readonly width: number;
  readonly height: number;
  /** Weeks that the plots over time show, and the plots in the order in which they are drawn; empty for other charts. */
  readonly weeks: number;
  readonly plots: readonly TimePlot[];
  /** What the value axis of the first plot goes from and to. */
  readonly domain?: readonly [number, number];
}

export interface Answers {
  readonly tables: readonly { readonly name: string; readonly csv: string }[];
  readonly hash: string;
  readonly scenario: string;
  readonly report: string;
  readonly controls: readonly Control[];
  readonly retailers: RetailerGrid;
  readonly pin: Pinned;
  readonly comparison: Compared;
  readonly lessons: readonly LessonWords[];
  readonly lesson: Told;
  readonly 'lesson-comparison': Compared;
  /** The text, and what the words of the charts mean, as HTML. */
  readonly diaries: ToldDiaries;
  readonly diary: ToldDiary;
  readonly model: { readonly html: string; readonly words: string };
}

/** A run that was kept. */
export interface Pinned {
  readonly name: string;
  /** From the scenario as it was opened. */
  readonly changes: readonly Difference[];
}

/** Two runs held against each other. */
export interface Compared {
  /** What happens differently in the second. */
  readonly changes: readonly Difference[];
  readonly answer: string;
  readonly source: string;
  readonly pictures: readonly Picture[];
  readonly sections: ComparisonSections;
}

export type FromWorker =
  | { readonly kind: 'alive' }
  | {
      readonly kind: 'read';
      readonly id: number;
      readonly reading: Reading;
      readonly warnings: readonly Problem[];
    }
  | {
      readonly kind: 'problems';
      readonly id: number;
      readonly problems: readonly Problem[];
      readonly words: string;
    }
  | { readonly kind: 'refused'; readonly id: number; readonly words: string }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'live'; readonly id: number; readonly lines: readonly LiveLine[] }
  /** Fewer consumers than the scenario asks for, and why. */
  | {
      readonly kind: 'fewer';
      readonly id: number;
      readonly asked: number;
      readonly used: number;
      readonly words: string;
    }
  /** `isLast`: no chart of this run is missing any more. */
  | { readonly kind: 'drawn'; readonly id: number; readonly picture: Picture; readonly isLast: boolean }
  | { readonly kind: 'told'; readonly id: number; readonly story: Story; readonly sourceLine: string }
  | { readonly kind: 'ended'; readonly id: number }
  /** How far the runs are that a question needs. */
  | { readonly kind: 'asked'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown; readonly words?: string };
