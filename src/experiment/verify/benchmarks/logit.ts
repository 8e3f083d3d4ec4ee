import { logitShares } from '../../../theory/logit.ts';
import type { Benchmark } from '../benchmark.ts';
import { compare, errorOfShare, pictureOf } from '../compare.ts';
import { platformShare } from '../read.ts';
import { plainChoice, utilitiesOf } from '../suppose.ts';

export const logit: Benchmark = {
  name: 'logit',
  family: 'Choice and surplus',
  title: 'Payments follow the logit shares',
  formula: 'P_j = e^V_j / sum_k e^V_k',
  source: 'McFadden (1974)',
  unmet: plainChoice,
  examine: (lab) => {
    const { scenario } = lab;
    const methods = utilitiesOf(scenario);
    const shares = logitShares(methods.map(({ utility }) => utility));
    const checks = methods.flatMap(({ id }, j) =>
      compare(lab, {
        what: `share of ${id}`,
        expected: shares[j],
        read: platformShare(id, 1),
        error: errorOfShare(shares[j], scenario.consumers * scenario.replicates),
      }),
    );
    return {
      checks,
      picture: pictureOf(checks, { x: 'method', y: 'share of payments', format: 'share' }, lab.z),
    };
  },
};
