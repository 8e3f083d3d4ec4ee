import type { Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark } from '../../benchmark.ts';
import { pictureOf } from '../../compare.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformShare } from '../../read.ts';
import { signChecks } from '../signs/paired.ts';

/** The market in which a platform pays one unit of money more for each payment, from the first week. */
const withOneMore = (scenario: Scenario, platform: string): Scenario => ({
  ...scenario,
  interventions: [
    {
      ...{ kind: 'campaign', week: 1, until: null, platform, regions: null, retailers: null, budget: null },
      ...{ cashback: 0, cashbackPerPayment: 1, signupBonus: 0, marketing: 0 },
    },
  ],
});

export const moreCashback: Benchmark = {
  name: 'more-cashback',
  family: 'Identities',
  title: 'One more unit of cashback never lowers the first share of who pays it',
  formula: 'dP_j / dV_j = P_j (1 - P_j) >= 0 at every shop, and store choice only adds to it',
  source: 'McFadden (1974)',
  unmet: ({ platforms, segments }) =>
    suppose([
      [Object.keys(platforms).length > 0, 'a platform'],
      [Object.values(segments).some(({ trips }) => trips > 0), 'trips above 0'],
    ]),
  examine: (lab) => {
    const from = { ...lab.scenario, interventions: [] };
    const checks = Object.keys(from.platforms).flatMap((id) =>
      signChecks(
        lab,
        { from, to: withOneMore(from, id) },
        {
          what: `share of ${id} in week 1`,
          relation: '>',
          read: platformShare(id, 1),
        },
      ),
    );
    return {
      checks,
      picture: {
        ...pictureOf(
          checks,
          { x: 'platform', y: 'gain by one more unit of cashback', format: 'share' },
          lab.z,
        ),
        theory: [], // theory knows the side of 0, not how far
      },
    };
  },
};
