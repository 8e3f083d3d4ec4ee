/** Diffusion with imitation on paper, week by week (Bass 1969), with abandonment. */

export interface Diffusion {
  /** p: hazard of adopting without imitation, per week. */
  readonly innovation: number;
  /** q: hazard added where everybody holds it, per week. */
  readonly imitation: number;
  /** gamma: chance of dropping it, per week. */
  readonly abandonment: number;
}

/** How a hazard a week becomes a chance of adopting in the week. */
export interface Form {
  readonly chance: (hazard: number) => number;
  /** Its derivative. */
  readonly slope: (hazard: number) => number;
}

/** 1 - exp(-hazard): adopting at any moment of the week. */
export const HAZARD: Form = {
  chance: (hazard) => -Math.expm1(-hazard),
  slope: (hazard) => Math.exp(-hazard),
};

/** The hazard itself, as Bass's equation has it when it is read as a difference equation. A little more adopt. */
export const RATE: Form = { chance: (hazard) => hazard, slope: () => 1 };

const hazardAt = ({ innovation: p, imitation: q }: Diffusion, holders: number): number => p + q * holders;

/** Holders a week later: F + chance(p + q F) (1 - F) - gamma F. */
export const weekLater = (diffusion: Diffusion, holders: number, form = HAZARD): number =>
  holders + form.chance(hazardAt(diffusion, holders)) * (1 - holders) - diffusion.abandonment * holders;

/** Holders F as a share of consumers at the end of weeks 0, 1, ... `weeks`. */
export function holdersOver(diffusion: Diffusion, start: number, weeks: number, form = HAZARD): number[] {
  const path = [start];
  for (let week = 1; week <= weeks; week++) path.push(weekLater(diffusion, path[week - 1], form));
  return path;
}

/**
 * N Var(F) at the end of weeks 0, 1, ... `weeks`, of a market that starts without chance, as N grows.
 *
 * The linear-noise recursion: a deviation of F is passed on with the slope m of the week, and the week's own coins add the
 * variance of (1 - F) N adoptions with chance h and F N drops with chance gamma:
 * V <- m^2 V + (1 - F) h (1 - h) + F gamma (1 - gamma), m = 1 - h - gamma + (1 - F) q h'(p + q F).
 * Imitation makes m > 1, so that agents scatter more than independent ones, whose N Var(F) is F (1 - F).
 */
export function scatterOver(diffusion: Diffusion, start: number, weeks: number, form = HAZARD): number[] {
  const { imitation: q, abandonment: gamma } = diffusion;
  const holders = holdersOver(diffusion, start, weeks, form);
  const path = [0];
  for (let week = 1; week <= weeks; week++) {
    const F = holders[week - 1];
    const hazard = hazardAt(diffusion, F);
    const h = form.chance(hazard);
    const m = 1 - h - gamma + (1 - F) * q * form.slope(hazard);
    path.push(m ** 2 * path[week - 1] + (1 - F) * h * (1 - h) + F * gamma * (1 - gamma));
  }
  return path;
}

/**
 * Share of holders at which as many adopt as drop: (1 - exp(-(p + q F))) (1 - F) = gamma F, by bisection. Without innovators
 * 0 always is such a share; what is given is the other one, where there is one: if and only if gamma < q.
 */
export function restingShare(diffusion: Diffusion): number {
  const { innovation: p, imitation: q, abandonment: gamma } = diffusion;
  const adopts = (F: number) => HAZARD.chance(hazardAt(diffusion, F)) * (1 - F);
  if (p === 0 && gamma >= q) return 0;
  let [low, high] = [0, 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    // Per holder, adoption falls with F and abandonment stays: they cross once.
    if (adopts(middle) / middle > gamma) low = middle;
    else high = middle;
  }
}

/**
 * The same in the form of rates, (p + q F)(1 - F) = gamma F: the root of q F^2 + (p + gamma - q) F - p = 0. The hazard form
 * adopts a little less, and rests a little lower.
 */
export function restingShareOfRates({ innovation: p, imitation: q, abandonment: gamma }: Diffusion): number {
  const b = p + gamma - q;
  const root = Math.sqrt(b * b + 4 * q * p);
  return b > 0 ? (2 * p) / (b + root) : (root - b) / (2 * q);
}
