import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { LESSONS } from '../../src/playground/lessons/lessons.ts';
import { builtPage } from './built-page.ts';
import { BROWSER, launch, PATIENTLY, watched } from './chromium.ts';

const CHART = '#chart-market-share .picture > div svg';
const LAST_CHART = '#chart-surplus svg';
/** A machine that is busy with other things takes its time. */
const SLOWLY = { timeout: 100_000 };

const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement ? document.activeElement.textContent : ""');

/** Presses Tab until something with these words has the focus, as somebody without a pointer does. */
async function tabTo(page: Page, words: string | RegExp, most = 60): Promise<void> {
  const isThere = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    if (isThere(await focused(page))) return;
  }
  throw new Error(`no way to “${words}” in ${most} steps of Tab`);
}

describe.skipIf(BROWSER === undefined)('the views of the playground', PATIENTLY, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  async function opened(width?: number, height?: number) {
    const one = await watched(browser, width, height);
    onTestFinished(() => one.context.close());
    await one.page.goto(`file://${builtPage()}`);
    await one.page.waitForSelector(LAST_CHART);
    return one;
  }

  it('hold a pinned market against the one that a slider makes of it, and put it back', async () => {
    const { page, wrong } = await opened();
    await page.getByRole('button', { name: 'Pin as A' }).click();
    const against = page.locator('#against');
    await expect.poll(() => against.textContent(), SLOWLY).toContain('Both are the same market so far');
    const slider = page.getByRole('slider', { name: 'Habit: strength' });
    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(() => against.locator('svg').count(), SLOWLY).toBe(4);
    expect(await against.textContent()).toMatch(/CNY [\d,]+ per person/);
    expect(await page.locator('.pin-bar').textContent()).toContain('Habit: strength 4 utils (not 1.5 utils)');
    const rows = await against.locator('table', { hasText: 'All together' }).first().innerText();
    for (const group of ['Consumers', 'Retailers', 'Platforms', 'Hypermarket', 'Alipay'])
      expect(rows).toContain(group);
    await page.getByRole('button', { name: 'Unpin' }).click();
    await expect.poll(() => against.count(), SLOWLY).toBe(0);
    expect(wrong).toEqual([]);
  });

  it.each([1280, 390])('lead through a lesson by keyboard alone, in a window of %i', async (width) => {
    const { page, wrong } = await opened(width);
    const [lesson] = LESSONS;
    await tabTo(page, 'Six lessons');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.lessons li').count(), SLOWLY).toBe(LESSONS.length);
    await tabTo(page, lesson.question);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.ask fieldset');
    const options = page.locator('.ask input[type=radio]');
    expect(await options.count()).toBe(lesson.prediction.options.length);
    for (let i = 0; i < 20 && (await page.locator('.ask input[type=radio]:focus').count()) === 0; i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /Show what happens/);
    await page.keyboard.press('Enter');
    const verdict = page.locator('.verdict');
    await expect.poll(() => verdict.textContent(), SLOWLY).toMatch(/\w/);
    const chosen = await page.locator('.ask input[type=radio]:checked').getAttribute('value');
    expect([chosen, await verdict.textContent()]).toEqual(['slide', 'Yes: that is what the market does.']);
    expect(await page.locator('.because').textContent()).toMatch(/Alipay has [\d.]+% of payments before/);
    await tabTo(page, /On to the check/);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('.ask legend').textContent(), SLOWLY)
      .toContain(lesson.checks[0].ask);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect(wrong).toEqual([]);
  });

  it('say of a consumer who switched what could be paid with, and how likely each way was', async () => {
    const { page, wrong } = await opened();
    await page.locator('section.diary button').first().click();
    await expect.poll(() => page.locator('section.diary select option').count(), SLOWLY).toBeGreaterThan(2);
    await expect
      .poll(() => page.locator('section.diary').textContent(), SLOWLY)
      .toMatch(/Hypermarket[\s\S]*\d+ ?%/);
    expect(await page.locator('section.diary').textContent()).toMatch(/top of wallet/);
    expect(wrong).toEqual([]);
  });

  it('say how the model works, with the meaning of its words behind them', async () => {
    const { page, wrong } = await opened();
    await page.getByRole('button', { name: 'How the model works' }).click();
    const term = page.locator('button.term').first();
    await term.click(SLOWLY);
    await expect
      .poll(() => page.locator('.setting:popover-open').textContent(), SLOWLY)
      .toMatch(/Source|Range/);
    expect(await page.locator('figure.week svg').count()).toBe(1);
    expect(wrong).toEqual([]);
  });

  it('show in a grid who accepts what, week by week', async () => {
    const { page, wrong } = await opened();
    const grid = page.locator('.retailers table');
    await expect.poll(() => grid.count(), SLOWLY).toBe(1);
    for (const name of ['Hypermarket', 'Corner Store']) expect(await grid.textContent()).toContain(name);
    await page.waitForSelector(CHART);
    expect(wrong).toEqual([]);
  });
});
