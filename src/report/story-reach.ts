import type { ChartInput } from '../chart/figure.ts';
import { verdict } from '../chart/findings.ts';
import { inWords, percent } from '../chart/format.ts';
import { mean } from '../core/stats.ts';
import { type Contrast, contrast } from '../experiment/summarize.ts';
import { ALL, platformWeeks } from '../experiment/weekly.ts';
import { firstEvent, meanOver, QUARTER, type Window } from '../experiment/windows.ts';
import { ofKind } from './story-deals.ts';
import { exists, quarterBefore } from './telling.ts';

/** From this share of sales on, the trouble of exclusive shops is what a run is about. */
const MUCH = 0.1;
/** Below this share of sales, exclusive shops are too few to speak of. */
const LITTLE = 0.005;

/** The smallest change that a percentage with one digit after the point shows. */
const VISIBLE = 0.0005;

/** Inconvenience against the share of sales at exclusive shops, at the start, in the middle and at the end. */
export interface Reach {
  /** Whether the story should lead with it. */
  readonly leads: boolean;
  readonly told: readonly string[];
}

export function inconvenienceStory(input: ChartInput): Reach {
  const windows = threeQuarters(input);
  const nothing = { leads: false, told: [] };
  if (!windows) return nothing;
  const reach = windows.map((window) => exclusiveShare(input, window));
  if (!(Math.max(...reach) >= LITTLE)) return nothing;
  const figures = [
    { words: 'refusals', verb: 'go', of: 'of trips', name: 'refusals' },
    { words: 'forced cash', verb: 'goes', of: 'of payments', name: 'forced_cash' },
    { words: 'lost sales', verb: 'go', of: 'of trips', name: 'lost_sales' },
  ].flatMap(({ words, verb, of, name }) => {
    const [middle, last] = [windows[1], windows[2]].map((window) =>
      contrast(input.result, { name, subject: 'market', region: ALL }, [windows[0], window]),
    );
    return exists(middle) && exists(last) ? [{ words, verb, of, middle, last }] : [];
  });
  const moved = figures.filter(
    ({ last: { change } }) => verdict(change) !== 'none' && Math.abs(change.mean) >= VISIBLE,
  );
  if (moved.length === 0) return nothing;
  const shares = reach.map((share) => percent(share, 1));
  const told = `As exclusive shops go from ${shares[0]} of sales to ${shares[1]} and ${shares[2]} (the quarter before, the middle of the run, the last quarter), ${inWords(moved.map(figureWords))}`;
  const still = figures.filter((one) => !moved.includes(one)).map(({ words }) => words);
  const rest = still.length > 0 ? `; no change of ${inWords(still)} to speak of` : '';
  return { leads: Math.max(...reach) > MUCH && isOpenToAll(input), told: [`${told}${rest}.`] };
}

const figureWords = ({
  words,
  verb,
  of,
  middle,
  last,
}: {
  words: string;
  verb: string;
  of: string;
  middle: Contrast;
  last: Contrast;
}): string =>
  `${words} ${verb} from ${percent(last.from.mean, 1)} ${of} to ${percent(middle.to.mean, 1)} and ${percent(last.to.mean, 1)}`;

/** Whether every offer goes to every retailer, with neither a ban nor a chain in focus to tell of first. */
const isOpenToAll = (input: ChartInput): boolean =>
  ofKind(input, 'offer').length > 0 &&
  ofKind(input, 'offer').every(({ retailers }) => retailers === null) &&
  ofKind(input, 'ban-exclusivity').length === 0 &&
  input.result.scenario.output.focus.retailer === null;

/** The quarter before the first event, one half-way to the end, and the last; null in a run too short for them. */
function threeQuarters({ result: { scenario } }: ChartInput): readonly [Window, Window, Window] | null {
  const event = firstEvent(scenario);
  const before = event === null ? null : quarterBefore(event);
  if (event === null || !before || scenario.weeks - event < 2 * QUARTER) return null;
  const last = { from: scenario.weeks - QUARTER + 1, to: scenario.weeks };
  const from = Math.round((event + last.from) / 2);
  return [before, { from, to: from + QUARTER - 1 }, last];
}

/** Share of sales under exclusive contracts with any platform, mean over replicates. */
const exclusiveShare = ({ result: { scenario, series } }: ChartInput, window: Window): number =>
  Object.keys(scenario.platforms)
    .map((platform) =>
      mean(series.map((one) => meanOver(platformWeeks(one, platform, ALL, 'exclusive_by_sales'), window))),
    )
    .filter(Number.isFinite)
    .reduce((sum, share) => sum + share, 0);
