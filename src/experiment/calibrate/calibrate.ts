import { Matrix } from 'ml-matrix';
import { chiSquareTail } from '../../core/chi-square.ts';
import { type Asking, sumOfSquares } from '../../core/least-squares.ts';
import { moments as spreadOf } from '../../core/stats.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Calibration, MomentFit, ParameterEstimate, Profile } from './calibration.ts';
import { pointOf, valuesAt, widthOf } from './cube.ts';
import { type Fit, fitInCube } from './fit.ts';
import { type Identification, identify } from './identification.ts';
import {
  type Answer,
  asMeasured,
  type Inquiry,
  meansOf,
  type Question,
  type Stage,
  withValues,
} from './measure.ts';
import { profileOf } from './profiles.ts';
import { rounded, stepOf } from './rounding.ts';
import type { Free, Targets } from './targets.ts';

export interface CalibrateOptions {
  /** Runs of the mean field that the search may take. */
  readonly budget: number;
  /** Whether to search from elsewhere too, after the start given. */
  readonly elsewhere?: boolean;
  /** Whether to profile the objective, and to let agents check the fitted scenario. */
  readonly examine?: boolean;
}

/** A moment that does not exist where the search begins, so that nothing can be compared with its target. */
export class MissingMoment extends Error {
  override name = 'MissingMoment';
  /** Index of the target. */
  readonly target: number;

  constructor(target: number) {
    super(`target ${target + 1} has no value at the start`);
    this.target = target;
  }
}

/**
 * Fits a scenario to targets by the simulated method of moments (McFadden 1989; Pakes & Pollard 1989; Gourieroux & Monfort 1996) on
 * the mean field, whose moments are exact and smooth in the parameters. Asks for runs; the same answers give the same result.
 *
 * @throws MissingMoment
 */
export function* calibrate(
  scenario: Scenario,
  targets: Targets,
  { budget, elsewhere = true, examine = true }: CalibrateOptions,
): Inquiry<Calibration> {
  const bench = new Bench(scenario, targets);
  const start = pointOf(
    targets.free,
    targets.free.map((one) => one.start),
  );
  const found = yield* bench.answered('search', fitInCube(start, budget, elsewhere));
  const identification = identifyAt(found, start.length);
  const estimates = estimatesOf(targets, found, identification);
  const values = estimates.map(({ value }) => value);
  const final = yield* bench.momentsAt('search', values);
  const profiles = examine ? yield* profilesOf(bench, found, identification) : [];
  const agents = examine ? yield bench.byAgents(values) : null;
  const moments = momentFits(targets, bench.first, final, agents);
  const counted = moments.filter(({ target }) => !target.check);
  const cost = sumOfSquares(counted.map(({ gap }) => gap));
  const told = identification.standardErrors.filter(Number.isFinite).length;
  const freedom = counted.length - told;
  return {
    targets,
    scenario,
    fitted: withValues(scenario, targets.free, values),
    estimates,
    moments,
    cost,
    freedom,
    pValue: freedom > 0 ? chiSquareTail(cost, freedom) : Number.NaN,
    converged: found.best.converged,
    evaluations: found.evaluations,
    budget,
    searches: found.searches,
    correlations: identification.correlations,
    singularValues: identification.singularValues,
    weakest: identification.weakest.map((move, i) => move * widthOf(targets.free[i])),
    weakestRise: riseOf(identification),
    profiles,
  };
}

/** Makes questions of points, and residuals of answers. */
class Bench {
  /** Moments of the very first run: those at the start. */
  first: readonly number[] = [];
  private readonly measured: Scenario;
  private readonly targets: Targets;

  constructor(scenario: Scenario, targets: Targets) {
    this.targets = targets;
    this.measured = asMeasured(scenario, targets);
  }

  *answered<Result>(stage: Stage, asking: Asking<Result>): Inquiry<Result> {
    let next = asking.next();
    while (!next.done) {
      const moments = yield* this.momentsAt(stage, valuesAt(this.targets.free, next.value));
      next = asking.next(this.gaps(moments));
    }
    return next.value;
  }

  *momentsAt(stage: Stage, values: readonly number[]): Inquiry<readonly number[]> {
    const question: Question = { scenario: { ...this.at(values), engine: 'mean-field' }, stage };
    const moments = meansOf(yield question);
    if (this.first.length === 0) this.first = this.begun(moments);
    return moments;
  }

  private begun(moments: readonly number[]): readonly number[] {
    const missing = moments.findIndex((moment) => !Number.isFinite(moment));
    if (missing >= 0) throw new MissingMoment(missing);
    return moments;
  }

  byAgents(values: readonly number[]): Question {
    return { scenario: { ...this.at(values), engine: 'agents', ...this.targets.agents }, stage: 'agents' };
  }

  freeAt(parameter: number): Free {
    return this.targets.free[parameter];
  }

  private at(values: readonly number[]): Scenario {
    return withValues(this.measured, this.targets.free, values);
  }

  private gaps(moments: readonly number[]): number[] {
    return this.targets.targets.flatMap(({ value, standardError, check }, i) =>
      check ? [] : [(moments[i] - value) / standardError],
    );
  }
}

/** Judges the parameters that move something and lie between their bounds. */
function identifyAt({ best, moving }: Fit, parameters: number): Identification {
  const inner = moving.filter((i) => best.point[i] > 0 && best.point[i] < 1);
  const columns = inner.map((i) => moving.indexOf(i));
  const jacobian =
    best.jacobian === null || columns.length === 0 ? null : best.jacobian.subMatrixColumn(columns);
  return identify(jacobian, parameters, inner);
}

function estimatesOf(
  { free }: Targets,
  { best, moving }: Fit,
  { standardErrors }: Identification,
): ParameterEstimate[] {
  const values = valuesAt(free, best.point);
  return free.map((one, i) => {
    const moves = moving.includes(i);
    const standardError = standardErrors[i] * widthOf(one);
    const at = best.point[i];
    return {
      free: one,
      value: moving.includes(i)
        ? rounded(values[i], stepOf(values[i], standardError), [one.low, one.high])
        : one.start,
      standardError,
      atBound: !moving.includes(i) ? null : at <= 0 ? 'low' : at >= 1 ? 'high' : null,
      moves,
    };
  });
}

function* profilesOf(
  bench: Bench,
  { best, moving }: Fit,
  { standardErrors }: Identification,
): Inquiry<Profile[]> {
  const { jacobian } = best;
  if (jacobian === null) return [];
  const whole = Matrix.zeros(jacobian.rows, best.point.length);
  moving.forEach((i, column) => {
    whole.setColumn(i, jacobian.getColumn(column));
  });
  const profiles: Profile[] = [];
  for (const i of moving) {
    if (!Number.isFinite(standardErrors[i])) continue;
    const minimum = { ...best, jacobian: whole, standardErrors };
    const { points } = yield* bench.answered('profiles', profileOf(minimum, i));
    const free = bench.freeAt(i);
    profiles.push({
      free,
      points: points.map(({ at, cost }) => ({
        value: free.low + at * widthOf(free),
        rise: cost - best.cost,
      })),
    });
  }
  return profiles;
}

function momentFits(
  { targets }: Targets,
  start: readonly number[],
  final: readonly number[],
  agents: Answer | null,
): MomentFit[] {
  return targets.map((target, i) => {
    const spread = agents && spreadOf(agents.map((replicate) => replicate[i]));
    return {
      target,
      start: start[i],
      meanField: final[i],
      gap: (final[i] - target.value) / target.standardError,
      agents: spread && { mean: spread.mean, error: Math.sqrt(spread.variance / spread.n) },
    };
  });
}

/** Rise of the sum of squares by the weakest move: the square of its length times the smallest singular value. */
function riseOf({ weakest, singularValues }: Identification): number {
  const last = singularValues.at(-1) ?? Number.NaN;
  return sumOfSquares(weakest) * last ** 2;
}
