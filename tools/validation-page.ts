import { Z_SCORES } from '../src/chart/benchmark-pictures.ts';
import type { Verification } from '../src/experiment/verify/verify.ts';
import { validationMarkdown } from '../src/report/validation-md.ts';

/** Benchmarks whose pictures the page shows; the report of `paymarket verify` shows all. */
export const SHOWN: readonly string[] = [
  'dropping-a-wallet',
  Z_SCORES,
  'cake-or-slice',
  'logsum',
  'one-exclusive-retailer',
  'coverage-of-exclusivity',
  'acceptance-account',
  'loyalty-logit',
  'incentive-half-life',
  'ladder',
  'bass',
  'survival',
  'tipping',
  'hysteresis',
];

/** `docs/validation.md` for a verification of the whole catalogue, with the part on the fit as Markdown. */
export const validationPage = (verification: Verification, calibration?: string): string =>
  validationMarkdown({
    verification,
    calibration,
    picture: (id) => (SHOWN.includes(id) ? `validation/${id}.png` : undefined),
  });
