/** By what rule a difference between theory and simulation is judged. */
export interface Rule {
  /** As it is called in the documents. */
  readonly name: string;
  readonly title: string;
  readonly meaning: string;
}

/** The rules in the order in which they grow milder. `z` is 4 for the shipped seeds and 5 for fresh ones. */
export const RULES: readonly Rule[] = [
  {
    name: 'R1',
    title: 'R1: computed, not drawn',
    meaning:
      'Expected values, evaluators and accounts must equal the closed form to a relative error of 1e-9, which is rounding. Where a limit is approached and not reached, the benchmark says by how much.',
  },
  {
    name: 'R2',
    title: 'R2: independent draws',
    meaning:
      'A share of n independent draws may differ by z standard errors, and the standard error is that of theory: the root of p (1 − p) / n.',
  },
  {
    name: 'R3',
    title: 'R3: averages over time of consumers with habits',
    meaning:
      'Trips of one consumer go together, so that an average over T weeks is worth less than T draws: the standard error is the root of p (1 − p) / (N T) · (1 + λ) / (1 − λ), with λ the second eigenvalue of the chain, after 12 / (−ln λ) trips of settling.',
  },
  {
    name: 'R4',
    title: 'R4: consumers who react to one another',
    meaning:
      'No formula gives their scatter, so that it is measured: the standard error is that between replicates, of which there are 30 or more. A finite market differs from the limit by terms of order 1/N: 2/N is allowed beside the standard errors.',
  },
  {
    name: 'R6',
    title: 'R6: signs',
    meaning:
      'What theory only signs is tested in pairs: 20 or more replicates with common random numbers, with and without the change. The difference must have the sign and be more than z standard errors from zero.',
  },
];
