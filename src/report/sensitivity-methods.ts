import type { SensitivityStudy } from '../experiment/study/study.ts';

type Method = SensitivityStudy['method'];

const MORRIS = 'The screening walks through the ranges in random trajectories, one factor moved at a time.';
const SOBOL =
  'The variance is split with two independent samples of all factors, A and B, and copies of A in which one factor is taken from B.';

/** How the points were chosen, in a sentence or two. */
export const METHODS: Readonly<Record<Method, string>> = {
  morris: MORRIS,
  sobol: SOBOL,
  both: `${MORRIS} ${SOBOL}`,
};

interface Word {
  readonly of: Method;
  readonly term: string;
  readonly meaning: string;
}

/** What the measures mean, for somebody who meets them for the first time. */
export const READING: readonly Word[] = [
  {
    of: 'both',
    term: 'What is asked',
    meaning:
      'Nobody knows every parameter of a market exactly. Suppose each of them may lie anywhere in its range, with equal probability (on a scale of equal ratios where the table of factors says so), and independently of the others: how much do the outcomes differ, and whose doing is it? The answer holds for these ranges. With a wider range a factor matters more.',
  },
  {
    of: 'sobol',
    term: 'Alone (S1, first-order index)',
    meaning:
      'If somebody told us the true value of this factor, the variance of the outcome would become smaller by this share, on average. It is what the factor does by itself, whatever the others are. 0.62: knowing the factor would remove 62% of the uncertainty.',
  },
  {
    of: 'sobol',
    term: 'In all (ST, total index)',
    meaning:
      'The share of the variance that would be left if all factors but this one were known: what it does alone and in every combination with others. A factor with ST near 0 can be fixed anywhere in its range, and nothing is lost. ST well above S1 says that what the factor does depends on the others. Interactions count for each who takes part, so that the ST may add up to more than 1.',
  },
  {
    of: 'morris',
    term: 'μ* (mean absolute elementary effect)',
    meaning:
      'How far the outcome moves, up or down, when the factor moves by the whole length of its range; an average over places from which it starts, in the unit of the outcome. It takes few runs and ranks factors well, but it is no share of anything.',
  },
  {
    of: 'morris',
    term: 'σ (spread of elementary effects)',
    meaning:
      'How much the effect differs from place to place. A small σ beside a large μ*: the factor always does about the same. A σ as large as μ*: what it does depends on where it stands (a curve, a threshold) or on other factors.',
  },
  {
    of: 'morris',
    term: 'Noise floor',
    meaning:
      'The μ* that chance alone would show for a factor without any effect, as the differences between runs of the same point tell. A factor that does not rise above it may do nothing at all.',
  },
  {
    of: 'both',
    term: 'Chance',
    meaning:
      'Two runs of the same point with other draws do not end alike. Their variance is estimated from the replicates of each point and taken out of every index and of σ, so that they speak of the expected outcome and not of luck. Its share says how much two runs with the same parameters differ, compared with runs whose parameters differ too.',
  },
  {
    of: 'both',
    term: '95% intervals',
    meaning:
      'Base points, or trajectories, are drawn anew with replacement, again and again, and the measures are computed from each such sample; the interval leaves out 2.5% of them at either end (bootstrap). Estimates may lie a little below 0 or above 1: a true share cannot, and the interval says how much is meant.',
  },
];

interface Reference {
  readonly of: Method;
  readonly text: string;
}

export const REFERENCES: readonly Reference[] = [
  {
    of: 'morris',
    text: 'Campolongo, F., Cariboni, J. & Saltelli, A. (2007). An effective screening design for sensitivity analysis of large models. Environmental Modelling & Software 22(10). (μ*)',
  },
  {
    of: 'sobol',
    text: 'Jansen, M. J. W. (1999). Analysis of variance designs for model output. Computer Physics Communications 117. (estimator of ST)',
  },
  {
    of: 'morris',
    text: 'Morris, M. D. (1991). Factorial sampling plans for preliminary computational experiments. Technometrics 33(2). (elementary effects)',
  },
  {
    of: 'sobol',
    text: 'Saltelli, A., Annoni, P., Azzini, I., Campolongo, F., Ratto, M. & Tarantola, S. (2010). Variance based sensitivity analysis of model output. Design and estimator for the total sensitivity index. Computer Physics Communications 181(2). (design, estimator of S1)',
  },
  {
    of: 'sobol',
    text: 'Sobol, I. M. (1967). On the distribution of points in a cube and the approximate evaluation of integrals. USSR Computational Mathematics and Mathematical Physics 7(4). (points)',
  },
];
