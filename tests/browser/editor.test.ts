import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { builtPage } from './built-page.ts';
import { BROWSER, launch, PATIENTLY, watched } from './chromium.ts';

/** As much of the editor as the tests need. */
interface View {
  readonly state: { readonly doc: { toString(): string }; readonly selection: { main: { head: number } } };
}

const stateOf = (page: Page): Promise<{ text: string; at: number }> =>
  page
    .locator('details.text .cm-content')
    .first()
    .evaluate((element) => {
      const { view } = (element as unknown as { cmTile: { root: { view: View } } }).cmTile.root;
      return { text: view.state.doc.toString(), at: view.state.selection.main.head };
    });

/** The machine may be slow and shared. */
const PATIENT = { timeout: 20_000 };

describe.skipIf(BROWSER === undefined)('the editor of the page', PATIENTLY, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  async function opened(scenario?: string): Promise<Page> {
    const { page, wrong, context } = await watched(browser);
    onTestFinished(async () => {
      await context.close();
      expect(wrong).toEqual([]);
    });
    await page.goto(`file://${builtPage()}`);
    await page.waitForSelector('.retailers table');
    if (scenario !== undefined) {
      await page.locator('summary', { hasText: 'Ask another question' }).click();
      await page.locator('.cards button', { hasText: scenario }).first().click();
      await page.locator('.retailers tbody tr:nth-child(5)').waitFor();
    }
    await page.locator('details.text > summary').click();
    await page.locator('.cm-content').first().click();
    await page.keyboard.press('Control+End');
    return page;
  }

  it('completes names and words, says what they mean, and marks several errors at their places', async () => {
    const page = await opened();
    await page.keyboard.type('hab');
    await expect
      .poll(() => page.locator('.cm-tooltip-autocomplete li').allTextContents(), PATIENT)
      .toEqual(['habit']);
    await page.waitForTimeout(150); // the editor takes no return key for an answer to a list that has just appeared
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stateOf(page)).text, PATIENT).toMatch(/\nhabit:\n {2}$/);
    await page.keyboard.press('Escape');
    await page.keyboard.type('rungs: 99\n');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('weks: 3');
    const found = page.locator('.found li');
    await expect
      .poll(() => found.allTextContents(), PATIENT)
      .toEqual([
        expect.stringMatching(/^\d+:10 habit.rungs: expected a whole number from 1 to 16/),
        expect.stringMatching(/^\d+:1 weks: unknown setting, did you mean "weeks"\?$/),
      ]);
    expect(await page.locator('.cm-lintRange-error').count()).toBe(2);
    await found.first().locator('button').click();
    expect(await page.evaluate('getSelection().toString()')).toBe('99');
    await expect
      .poll(() => page.locator('.meaning-line').textContent(), PATIENT)
      .toContain('Length of the ladder');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.closest('.cm-editor') === null`)).toBe(true);
  });

  it('follows a slider without losing its place, and takes its moves back', async () => {
    const page = await opened();
    const before = await stateOf(page);
    await page.locator('.control input[type=range]').first().focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await stateOf(page)).text, PATIENT).not.toBe(before.text);
    expect((await stateOf(page)).text.length - (await stateOf(page)).at).toBe(before.text.length - before.at);
    await page.locator('.cm-content').focus();
    // keys that follow one another quickly are taken back together
    for (let i = 0; i < 4; i++) await page.keyboard.press('Control+z');
    expect((await stateOf(page)).text).toBe(before.text);
  });

  it('shows the files that a scenario extends, to read only, and the grid of its retailers', async () => {
    const page = await opened('walmart-west');
    await page.locator('details.text select').selectOption({ index: 1 });
    const base = page.locator('.cm-content').nth(1);
    await expect.poll(() => base.textContent(), PATIENT).toContain('China 2018');
    expect(await base.getAttribute('aria-readonly')).toBe('true');
    const west = page.locator('.retailers tbody tr', { hasText: 'Wal-Mart' }).locator('td').first();
    await page.locator('.scrub input').fill('10');
    await expect.poll(() => west.textContent(), PATIENT).toContain('Alipay accepted');
    await page.locator('.scrub input').fill('20');
    await expect.poll(() => west.textContent(), PATIENT).toContain('Alipay not accepted');
    expect(await west.textContent()).toContain('signed: WeChat Pay');
  });
});
