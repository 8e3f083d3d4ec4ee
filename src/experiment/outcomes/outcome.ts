import { suggestion } from '../../core/nearest.ts';
import { nameOf } from '../../scenario/names.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { FigureOf } from '../figures.ts';
import { readWindow, WINDOW_NAMES, type WindowWords, windowText } from './window-words.ts';

/** A number that every run of an experiment is asked for: a headline figure in a window, or its change between two. */
export interface Outcome {
  /** As it is written: `payment_share of alipay in west, last less before`. */
  readonly text: string;
  /** What charts and tables for people call it. */
  readonly label: string;
  /** The same without its window: `Payment share of Alipay in West`. */
  readonly what: string;
  readonly unit: string;
  readonly scope: FigureOf['scope'];
  readonly figure: string;
  /** Platform, retailer, segment, or `market`. */
  readonly subject: string;
  readonly region: string;
  readonly window: WindowWords;
  /** Window whose value is taken off; null for a level. */
  readonly less: WindowWords | null;
}

/** An outcome that cannot be read, with the way out; the caller says where it was written. */
export class OutcomeError extends Error {
  override name = 'OutcomeError';
}

const FORM = /^([\w-]+)(?:\s+of\s+([\w-]+))?(?:\s+in\s+([\w-]+))?\s*(?:,\s*(.+))?$/;

/**
 * Reads `FIGURE [of SUBJECT] [in REGION] [, WINDOW [less WINDOW]]`, the last quarter if no window is given.
 *
 * @param figures those that the runs have
 * @throws OutcomeError
 */
export function readOutcome(text: string, figures: readonly FigureOf[], scenario: Scenario): Outcome {
  const [, figure, subject = 'market', region = 'all', rest = 'last'] = FORM.exec(text.trim()) ?? [];
  if (figure === undefined)
    throw new OutcomeError(
      `cannot read "${text}"; expected FIGURE of SUBJECT in REGION, WINDOW, such as "payment_share of alipay, last"`,
    );
  const found = findFigure(figures, { figure, subject, region });
  const [window, less = null] = rest.split(/\s+less\s+/).map((words) => windowIn(words, text));
  return outcomeOf(found, scenario, window, less);
}

/** A figure in a window, or its change from the window `less` to it. */
export function outcomeOf(
  { scope, name: figure, subject, region, unit }: FigureOf,
  scenario: Scenario,
  window: WindowWords,
  less: WindowWords | null = null,
): Outcome {
  const parts = { figure, subject, region, window, less };
  const what = whatOf(scenario, parts);
  return { text: canonical(parts), label: `${what}${whenOf(parts)}`, what, unit, scope, ...parts };
}

type Parts = Pick<Outcome, 'figure' | 'subject' | 'region' | 'window' | 'less'>;

/** The same outcome always as the same text, whatever was left out. */
const canonical = ({ figure, subject, region, window, less }: Parts): string => {
  const place = `${subject === 'market' ? '' : ` of ${subject}`}${region === 'all' ? '' : ` in ${region}`}`;
  return `${figure}${place}, ${windowText(window)}${less === null ? '' : ` less ${windowText(less)}`}`;
};

function windowIn(words: string, text: string): WindowWords {
  const window = readWindow(words.trim());
  if (window === undefined)
    throw new OutcomeError(
      `no window "${words.trim()}" in "${text}"; windows: ${WINDOW_NAMES.join(', ')}, weeks 10 to 20, weeks 40 to 52 after the end`,
    );
  return window;
}

/** Throws OutcomeError with what there is instead. */
function findFigure(
  figures: readonly FigureOf[],
  { figure, subject, region }: Pick<Outcome, 'figure' | 'subject' | 'region'>,
): FigureOf {
  const named = figures.filter(({ name }) => name === figure);
  if (named.length === 0)
    throw new OutcomeError(
      `no figure "${figure}"${suggestion(figure, [...new Set(figures.map(({ name }) => name))], 'figures')}`,
    );
  const about = named.filter((one) => one.subject === subject);
  const subjects = [...new Set(named.map((one) => one.subject))];
  if (about.length === 0)
    throw new OutcomeError(
      subject === 'market'
        ? `"${figure}" is no figure of the market as a whole; write "${figure} of ${subjects[0]}" (there are ${subjects.join(', ')})`
        : `no "${subject}" has a ${figure}${suggestion(subject, subjects, 'there are')}`,
    );
  const found = about.find((one) => one.region === region);
  const regions = about.map((one) => one.region);
  if (found === undefined)
    throw new OutcomeError(
      `${figure} of ${subject} is not told in "${region}"${suggestion(region, regions, 'regions')}`,
    );
  return found;
}

const ABBREVIATIONS: Readonly<Record<string, string>> = { hhi: 'HHI' };

function whatOf(scenario: Scenario, { figure, subject, region }: Parts): string {
  const what = ABBREVIATIONS[figure] ?? spacedName(scenario, figure);
  const whose = subject === 'market' ? '' : ` of ${nameOf(scenario, subject)}`;
  const where = region === 'all' ? '' : ` in ${nameOf(scenario, region)}`;
  return `${what}${whose}${where}`;
}

/** ` (last less first)`; nothing for the last quarter. */
function whenOf({ window, less }: Parts): string {
  if (less !== null) return ` (${windowText(window)} less ${windowText(less)})`;
  return window === 'last' ? '' : ` (${windowText(window)})`;
}

/** `exclusive_with_wechat-pay` as `Exclusive contract with WeChat Pay`. */
function spacedName(scenario: Scenario, figure: string): string {
  const words = figure
    .split('_')
    .map((word) => (Object.hasOwn(scenario.platforms, word) ? nameOf(scenario, word) : word));
  const text = words.join(' ').replace(/^exclusive/, 'exclusive contract');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
