import { Z_SCORES } from '../src/chart/benchmark-pictures.ts';
import type { Verification } from '../src/experiment/verify/verify.ts';
import { validationMarkdown } from '../src/report/validation-md.ts';

/** Benchmarks whose pictures the page shows; the report of `paymarket verify` shows all. */
export const SHOWN: readonly string[] = [
  'dropping-a-wallet',
  Z_SCORES,
  'logit',
  'loyalty-logit',
  'loyalty-transient',
  'incentive-half-life',
];

/** `docs/validation.md` for a verification of the whole catalogue. */
export const validationPage = (verification: Verification): string =>
  validationMarkdown({
    verification,
    picture: (id) => (SHOWN.includes(id) ? `validation/${id}.png` : undefined),
  });
