import { splitList } from '../../core/list.ts';
import { MAX_PLATFORMS } from '../schema.ts';
import { type Check, type Draft, numberOr } from './draft.ts';
import { portfolioPaths } from './shares.ts';

const RESERVED: Readonly<Record<string, string>> = {
  cash: 'cash has its own section',
  all: 'it stands for everything',
  none: 'it stands for the empty portfolio',
  independents: 'it stands for the independent shops',
  'walk-away': 'it stands for leaving without buying',
};

const RESERVED_IN = [
  { path: ['platforms'], words: ['cash', 'all', 'none', 'independents', 'walk-away'] },
  { path: ['regions'], words: ['all'] },
  { path: ['retailers', 'chains'], words: ['independents', 'all'] },
] as const;

/** Some way to pay exists, at most 7 platforms, and no name means something else in the tables. */
export const checkPlatforms: Check = (draft, report) => {
  const ids = draft.names('platforms');
  if (ids.length > MAX_PLATFORMS) {
    report.problemAtName(
      ['platforms', ids[MAX_PLATFORMS]],
      `${ids.length} platforms; at most ${MAX_PLATFORMS} fit`,
    );
  }
  if (
    draft.at('cash', 'offered') === false &&
    Array.isArray(draft.at('platforms')) === false &&
    ids.length === 0
  ) {
    report.problem(['cash', 'offered'], 'no way to pay: offer cash, or name a platform');
  }
  for (const { path, words } of RESERVED_IN) {
    for (const name of draft.names(...path)) {
      if (!(words as readonly string[]).includes(name)) continue;
      report.problemAtName([...path, name], `"${name}" cannot be a name here: ${RESERVED[name]}`);
    }
  }
  checkEntrants(draft, report);
};

/** Whoever enters later is held by nobody before. */
const checkEntrants: Check = (draft, report) => {
  for (const entry of draft.interventions('entry')) {
    const platform = entry.get('platform');
    if (typeof platform !== 'string' || entry.week <= 1 || !isHeld(draft, platform)) continue;
    const message = `"${platform}" enters in week ${entry.week}, and consumers hold it before (holdings)`;
    report.problem(
      [...entry.path, 'platform'],
      `${message}; take it out of the holdings, or out of the interventions`,
    );
  }
};

function isHeld(draft: Draft, platform: string): boolean {
  if (numberOr(draft.at('holdings', 'independent', platform), 0) > 0) return true;
  const portfolios = portfolioPaths(draft).flatMap((path) => draft.entries(...path));
  return portfolios.some(([name, share]) => numberOr(share, 0) > 0 && splitList(name).includes(platform));
}
