import type { Calibration, MomentFit, ParameterEstimate } from './calibration.ts';

/** Correlation from which two parameters are said to move together. */
const TOGETHER = 0.95;
/** Share of the range between the bounds from which a standard error says little. */
const VAGUE = 0.25;
/** Sums of squares closer than this belong to one minimum. */
const SAME = 0.01;

/** What a reader of the fit must know, in plain sentences; none if all is well. */
export function warningsOf(calibration: Calibration): string[] {
  const { estimates, moments, converged } = calibration;
  return [
    ...(converged ? [] : [unfinished(calibration)]),
    ...estimates.flatMap(ofParameter),
    ...pairs(calibration),
    ...elsewhere(calibration),
    ...misfit(calibration),
    ...moments.flatMap((fit) => ofAgents(fit, calibration)),
  ];
}

const unfinished = ({ evaluations, budget, cost, estimates }: Calibration): string =>
  estimates.every(({ moves }) => !moves)
    ? 'no moment moves with any of the free parameters: there is nothing to fit'
    : `the search has not come to rest after ${evaluations} of ${budget} runs: the best values met are kept (J = ${cost.toPrecision(3)}), but better ones may be near; raise --budget`;

function ofParameter({ free, value, standardError, atBound, moves }: ParameterEstimate): string[] {
  if (!moves)
    return [`no moment moves with ${free.name}: it stays at its start ${free.start} and is not identified`];
  if (atBound !== null)
    return [
      `the targets press ${free.name} against its ${atBound === 'low' ? 'lower' : 'upper'} bound ${value}: widen the bounds, or hold it fixed and say so`,
    ];
  if (standardError > VAGUE * (free.high - free.low))
    return [
      `the targets hardly tell ${free.name}: its standard error, ${standardError.toPrecision(2)}, is a large part of ${free.low} to ${free.high}`,
    ];
  return [];
}

function pairs({ estimates, correlations }: Calibration): string[] {
  return estimates.flatMap(({ free }, i) =>
    estimates.slice(i + 1).flatMap((other, after) => {
      const correlation = correlations[i][i + 1 + after];
      if (!(Math.abs(correlation) > TOGETHER)) return [];
      const how = correlation > 0 ? 'move together' : 'replace one another';
      return [
        `the estimates of ${free.name} and ${other.free.name} ${how} (correlation ${correlation.toFixed(2)}): their ${correlation > 0 ? 'difference' : 'sum'} is told well, each alone is not`,
      ];
    }),
  );
}

function elsewhere({ searches }: Calibration): string[] {
  const [first, second] = searches;
  if (second === undefined || Math.abs(first.cost - second.cost) < SAME) return [];
  return first.cost < second.cost
    ? [
        `a second search ended higher, at J = ${second.cost.toPrecision(3)} against ${first.cost.toPrecision(3)}: there is more than one valley, and the lower was taken`,
      ]
    : [
        `a second search ended lower, at J = ${second.cost.toPrecision(3)} against ${first.cost.toPrecision(3)}: it was taken; move the starts there`,
      ];
}

function misfit({ pValue, cost, freedom, moments }: Calibration): string[] {
  if (!(pValue < 0.05)) return [];
  const worst = moments
    .filter(({ target }) => !target.check)
    .toSorted((a, b) => Math.abs(b.gap) - Math.abs(a.gap))[0];
  return [
    `the targets do not all fit: J = ${cost.toPrecision(3)} with ${freedom} ${freedom === 1 ? 'degree' : 'degrees'} of freedom, p = ${pValue.toPrecision(2)}; farthest off is "${worst.target.name}", by ${worst.gap.toFixed(1)} standard errors`,
  ];
}

/** Standard errors from which agents are said to differ from the mean field, beside terms of order 1/N. */
const APART = 4;

function ofAgents({ target, meanField, agents }: MomentFit, { targets }: Calibration): string[] {
  if (agents === null) return [];
  const allowed = APART * agents.error + 2 / targets.agents.consumers;
  return Math.abs(agents.mean - meanField) <= allowed
    ? []
    : [
        `"${target.name}" is ${agents.mean.toPrecision(4)} by agents and ${meanField.toPrecision(4)} by the mean field, more apart than chance allows`,
      ];
}
