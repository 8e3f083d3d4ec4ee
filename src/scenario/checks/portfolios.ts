import { joinList, splitList } from '../../core/list.ts';
import { suggestion } from '../../core/nearest.ts';
import type { Step } from '../../core/path.ts';
import type { Check, Draft, Report } from './draft.ts';
import { portfolioPaths } from './shares.ts';

/** Portfolios are `none` or known platforms, each once, and each set once; platforms held independently are in none. */
export const checkPortfolios: Check = (draft, report) => {
  for (const path of portfolioPaths(draft)) {
    const seen = new Map<string, string>();
    for (const name of draft.names(...path)) checkPortfolio(draft, report, [...path, name], name, seen);
  }
};

function checkPortfolio(
  draft: Draft,
  report: Report,
  path: Step[],
  name: string,
  seen: Map<string, string>,
): void {
  const ids = name === 'none' ? [] : splitList(name);
  const faults = new Set(ids.map((id) => faultOf(draft, id, ids)).filter((words) => words !== undefined));
  for (const fault of faults) report.problemAtName(path, fault);
  if (faults.size > 0) return;
  const same = joinList(ids.toSorted());
  const before = seen.get(same);
  if (before !== undefined) report.problemAtName(path, `the same portfolio as "${before}"; write it once`);
  else seen.set(same, name);
}

function faultOf(draft: Draft, id: string, ids: readonly string[]): string | undefined {
  const platforms = draft.names('platforms');
  if (id === 'none') return '"none" is the empty portfolio and stands alone';
  if (!platforms.includes(id)) {
    return `unknown platform "${id}" in a portfolio${suggestion(id, [...platforms, 'none'], 'there is')}`;
  }
  if (ids.indexOf(id) !== ids.lastIndexOf(id)) return `"${id}" twice in one portfolio`;
  if (draft.names('holdings', 'independent').includes(id)) {
    return `"${id}" is held independently (holdings.independent) and cannot be in a joint portfolio too`;
  }
  return undefined;
}
