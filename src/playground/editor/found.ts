import { computed } from '@preact/signals';
import type { Problem } from '../../scenario/errors.ts';
import { problems, warnings } from '../state/results.ts';
import type { Mark } from './marks.ts';

/** Something wrong or doubtful in the texts. */
export interface Found {
  readonly problem: Problem;
  readonly severity: Mark['severity'];
}

/** All that is wrong; where nothing is, all that is doubtful. */
export const found = computed<readonly Found[]>(() =>
  problems.value === undefined
    ? warnings.value.map((problem) => ({ problem, severity: 'warning' }))
    : problems.value.problems.map((problem) => ({ problem, severity: 'error' })),
);
