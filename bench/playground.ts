import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { builtPage } from '../tests/browser/built-page.ts';
import { BROWSER, launch } from '../tests/browser/chromium.ts';
import { type Figure, figure } from './finding.ts';
import { median } from './measure.ts';

const TIMES = 5;

/** In the page: milliseconds since it was opened, or since a slider moved, until something is there. */
const WATCH = `
window.since = 0;
window.seen = {};
function note(name) { if (!(name in window.seen)) window.seen[name] = performance.now() - window.since; }
new MutationObserver(function () {
  var share = document.querySelector('#chart-market-share .picture > div');
  var churn = document.querySelector('#chart-churn .picture > div');
  if (document.querySelector('svg.live path')) note('live');
  if (share && share.firstElementChild !== window.oldShare) note('share');
  if (churn && churn.firstElementChild !== window.oldChurn && 'share' in window.seen) note('both');
}).observe(document, { subtree: true, childList: true });
window.move = function (by) {
  var control = Array.from(document.querySelectorAll('.controls .control')).find(function (one) {
    return one.textContent.indexOf('Habit: strength') >= 0;
  });
  var slider = control.querySelector('input[type=range]');
  window.oldShare = document.querySelector('#chart-market-share .picture > div').firstElementChild;
  window.oldChurn = document.querySelector('#chart-churn .picture > div').firstElementChild;
  window.seen = {};
  window.since = performance.now();
  slider.value = String(Number(slider.min) + (Number(slider.max) - Number(slider.min)) * by);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
};`;

/** The page in a real browser, from a file: its weight, when the first chart is there, and how soon charts follow a slider. */
export async function* playground(): AsyncGenerator<Figure> {
  if (BROWSER === undefined) return yield figure('playground', 'no browser here');
  const path = builtPage();
  const bytes = statSync(path).size;
  const packed = gzipSync(readFileSync(path)).length;
  yield figure('playground, page weight', `${megabytes(bytes)} MB, ${megabytes(packed)} MB compressed`);
  const browser = await launch();
  try {
    const opened: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      const page = await browser.newPage();
      await page.addInitScript(WATCH);
      await page.goto(`file://${path}`);
      opened.push((await seen(page, 'share')).share);
      await page.close();
    }
    yield figure(
      'playground, from opening the file to the first chart',
      `${median(opened).toFixed(0)} ms`,
      '1,500 ms',
    );
    for (const name of ['first-run', 'walmart-west']) yield await redraws(browser, path, name);
  } finally {
    await browser.close();
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof launch>>['newPage']>>;

async function redraws(
  browser: Awaited<ReturnType<typeof launch>>,
  path: string,
  name: string,
): Promise<Figure> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(WATCH);
  await page.goto(`file://${path}`);
  await page.waitForSelector('#chart-surplus svg');
  if (name !== 'first-run') {
    const card = page.locator('.cards button', { hasText: name }).first();
    await card.evaluate((button) => (button as unknown as { click(): void }).click());
    await page.waitForSelector('#chart-surplus svg', { state: 'detached' });
    await page.waitForSelector('#chart-surplus svg');
  }
  const first: number[] = [];
  const both: number[] = [];
  for (let i = 0; i < TIMES + 3; i++) {
    await page.waitForTimeout(1200); // a hand that rests: all charts are drawn
    await page.evaluate(`move(${0.3 + 0.04 * i})`);
    const at = await seen(page, 'both');
    first.push(Math.min(at.live ?? Number.POSITIVE_INFINITY, at.share));
    both.push(at.both);
  }
  const [soon, all] = [first, both].map((times) => median(times.slice(3)).toFixed(0));
  await page.close();
  return figure(
    `playground, from a slider to new lines, ${name}`,
    `${soon} ms; market share and churn drawn after ${all} ms`,
    '100 ms',
  );
}

interface Seen {
  readonly seen: Readonly<Record<string, number>>;
}

async function seen(page: Page, name: string): Promise<Seen['seen']> {
  // a function and not its text: the page lets no text become code
  await page.waitForFunction((wanted) => wanted in (globalThis as unknown as Seen).seen, name, {
    polling: 5,
  });
  return page.evaluate(() => (globalThis as unknown as Seen).seen);
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);
