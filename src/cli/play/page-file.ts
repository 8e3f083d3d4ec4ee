import { readFileSync } from 'node:fs';
import { jsonInScript } from '../../report/escape.ts';
import { Mistake } from '../mistake.ts';
import { packageFile } from '../shipped.ts';
import type { Given } from './given.ts';

/** The page as it was built. Throws Mistake where it was not. */
export function builtPage(path = packageFile('dist/playground.html')): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Mistake('the page is not built; run `npm run build` in the folder of paymarket');
  }
}

/** The first thing in the page's head; the scripts below it hold tags as text. */
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/** The page with a scenario to open. It is data, which the policy of the page lets stand and never runs. */
export const withGiven = (page: string, given: Given): string =>
  page.replace(
    POLICY,
    (meta) => `${meta}\n<script type="application/json" id="given">${jsonInScript(given)}</script>`,
  );
