import type { Step } from '../../core/path.ts';
import { childValue } from '../field-at.ts';
import type { Check, Draft } from './draft.ts';

/** What needs the platform to be in the market when it starts. */
const NEED_PLATFORM = ['exclusive', 'offer', 'campaign', 'outage', 'openness'];

/** Nothing is agreed with, or done by, a platform that has not entered yet or has left. */
export const checkPresence: Check = (draft, report) => {
  for (const { path, kind, week, get } of draft.interventions(...NEED_PLATFORM)) {
    const words = absence(draft, get('platform'), week);
    if (words !== undefined)
      report.problem([...path, 'platform'], `${words}; ${article(kind)} in week ${week} needs it`);
  }
  for (const [index, strategy] of draft.list('strategies').entries()) {
    const path: Step[] = ['strategies', index, 'steps'];
    for (const [step, value] of draft.list(...path).entries()) {
      const week = childValue(value, 'week');
      const words =
        typeof week === 'number' ? absence(draft, childValue(strategy, 'platform'), week) : undefined;
      if (words !== undefined)
        report.problem([...path, step, 'week'], `${words}; it cannot move in week ${week}`);
    }
  }
};

const article = (kind: string): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;

/** Why a platform is not in the market in a week, or undefined if it is. */
function absence(draft: Draft, platform: unknown, week: number): string | undefined {
  if (typeof platform !== 'string') return undefined;
  const own = draft.interventions('entry', 'exit').filter(({ get }) => get('platform') === platform);
  const inForce = own.filter((dated) => dated.week <= week && week < dated.until);
  const exit = inForce.find(({ kind }) => kind === 'exit');
  if (exit !== undefined) return `"${platform}" has left the market in week ${exit.week}`;
  const entries = own.filter(({ kind }) => kind === 'entry');
  if (entries.length === 0 || inForce.some(({ kind }) => kind === 'entry')) return undefined;
  const next = entries.map((entry) => entry.week).filter((entered) => entered > week);
  return next.length > 0
    ? `"${platform}" enters the market only in week ${Math.min(...next)}`
    : `"${platform}" is no longer in the market`;
}
