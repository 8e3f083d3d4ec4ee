import { mean } from '../../../../core/stats.ts';
import type { Benchmark, Check, Lab } from '../../benchmark.ts';
import { checkMeanField, compare, errorOfShare, pictureOf } from '../../compare.ts';
import { onlyKinds } from '../../paper/choice-premises.ts';
import { allRaised, logitOf, paymentsDrawn, plainLogit } from '../../paper/plain-choice.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformShare } from '../../read.ts';
import { labFor } from '../../variant.ts';

export const logit: Benchmark = {
  name: 'logit',
  family: 'Choice and surplus',
  title: 'Payments follow the logit shares, and do not move when all methods are liked more alike',
  formula: 'P_j = e^V_j / sum_k e^V_k; the same for V + c',
  source: 'McFadden (1974)',
  unmet: (scenario) => suppose([...plainLogit(scenario), ...onlyKinds(scenario, [])]),
  examine: (lab) => {
    const { scenario } = lab;
    const shares = Object.entries(logitOf(scenario));
    const checks = shares.flatMap(([id, share]) =>
      compare(lab, {
        what: `share of ${id}`,
        expected: share,
        read: platformShare(id, 1),
        error: errorOfShare(share, paymentsDrawn(scenario)),
      }),
    );
    return {
      checks: [...checks, ...shares.flatMap(([id, share]) => unmoved(lab, id, share))],
      picture: pictureOf(checks, { x: 'method', y: 'share of payments', format: 'share' }, lab.z),
    };
  },
};

/** Utils by which every method is raised. */
const MORE = 2;

/** The mean field stays at the logit share; agents with the same draws stay where they were, payment for payment. */
function unmoved(lab: Lab, id: string, share: number): Check[] {
  const raised = allRaised(lab.scenario, MORE);
  const what = `share of ${id}, everything liked ${MORE} utils more`;
  const read = platformShare(id, 1);
  const [before, after] = [lab.agents(), lab.agents(raised)].map((runs) => mean(runs.map(read)));
  return [
    checkMeanField(labFor(lab, raised), { what, expected: share, read }),
    {
      ...{ what, engine: 'agents', relation: '=', expected: before, simulated: after, error: 0 },
      // A draw within 2^-32 of the border between two methods may fall on the other side of it.
      tolerance: 1 / paymentsDrawn(lab.scenario),
    },
  ];
}
