import type { Step } from '../core/path.ts';
import { checkContracts } from './checks/contracts.ts';
import { checkDates } from './checks/dates.ts';
import { type Check, Draft, type Report } from './checks/draft.ts';
import { checkFormulas } from './checks/formulas.ts';
import { checkMentions } from './checks/mentions.ts';
import { checkPeople } from './checks/people.ts';
import { checkPlatforms } from './checks/platforms.ts';
import { checkPortfolios } from './checks/portfolios.ts';
import { checkPresence } from './checks/presence.ts';
import { checkRewards } from './checks/rewards.ts';
import { checkSetParameters } from './checks/set-parameter.ts';
import { checkShares } from './checks/shares.ts';
import { checkShops } from './checks/shops.ts';
import { checkSliders } from './checks/sliders.ts';
import { checkStart } from './checks/start.ts';
import type { Problem } from './errors.ts';
import { problemAt } from './place.ts';
import { locate, locateKey, type Tree } from './tree.ts';

const CHECKS: readonly Check[] = [
  checkPeople,
  checkShares,
  checkPlatforms,
  checkPortfolios,
  checkShops,
  checkMentions,
  checkStart,
  checkDates,
  checkContracts,
  checkPresence,
  checkRewards,
  checkSetParameters,
  checkFormulas,
  checkSliders,
];

/**
 * What the parts of a scenario say of one another. Works on the data as written, so that it finds its problems also where
 * the schema found others. `files` are the names of those that were read, each before what it extends.
 */
export function checkReferences(
  raw: unknown,
  tree: Tree,
  files: readonly string[],
): { problems: Problem[]; warnings: Problem[] } {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const draft = new Draft(raw);
  // what comes from outside is in no file, and lies over all
  const depth = (path: readonly Step[]): number => files.indexOf(locate(tree, path).source.name);
  const report: Report = {
    problem: (path, message) => problems.push(problemAt(locate(tree, path), path, message)),
    problemAtName: (path, message) => problems.push(problemAt(locateKey(tree, path), path, message)),
    warning: (path, message) => warnings.push(problemAt(locate(tree, path), path, message)),
    isLaidOver: (below, path) => draft.at(path[0]) !== undefined && depth(path) < depth(below),
  };
  for (const check of CHECKS) check(draft, report);
  return { problems, warnings };
}
