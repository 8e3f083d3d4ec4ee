import type { Step } from '../../core/path.ts';
import { numberText } from '../wording.ts';
import { type Check, type Draft, numberOr, type Report } from './draft.ts';

const DEFAULTS = { basket: 60, moneyUtility: 0.1 };

/** Utils above which a reward drowns tastes and habits, which are worth a few. */
const HUGE = 50;

/** A reward is worth some utils; hundreds come of an amount in another unit of money than the basket. */
export const checkRewards: Check = (draft, report) => {
  for (const id of draft.names('platforms')) checkReward(draft, report, ['platforms', id]);
  for (const { path } of draft.interventions('campaign')) checkReward(draft, report, path);
};

function checkReward(draft: Draft, report: Report, path: readonly Step[]): void {
  const cashback = draft.number(0, ...path, 'cashback');
  const perPayment = draft.number(0, ...path, 'cashbackPerPayment');
  for (const segment of draft.names('segments')) {
    const of = (name: keyof typeof DEFAULTS) => numberOr(draft.at('segments', segment, name), DEFAULTS[name]);
    const share = cashback * of('basket');
    const utils = of('moneyUtility') * (share + perPayment);
    if (utils <= HUGE) continue;
    const money = `${short(share + perPayment)} of money back for a payment`;
    const worth = `worth ${short(utils)} utils to "${segment}" (moneyUtility ${short(of('moneyUtility'))})`;
    report.warning(
      [...path, share > perPayment ? 'cashback' : 'cashbackPerPayment'],
      `${money} is ${worth}, where a taste is worth a few: is the unit of money right?`,
    );
    return;
  }
}

const short = (value: number): string => numberText(Number(value.toPrecision(4)));
