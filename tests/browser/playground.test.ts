import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { withGiven } from '../../src/cli/play/page-file.ts';
import { serve } from '../../src/cli/play/serve.ts';
import { run } from '../../src/experiment/run.ts';
import { loadScenario } from '../../src/index.ts';
import { csvPieces, TABLES } from '../../src/report/csv.ts';
import { builtPage } from './built-page.ts';
import { BROWSER, launch, PATIENTLY, watched } from './chromium.ts';

const CHART = '#chart-market-share svg:not(.live)';
/** A machine that is busy with other things takes its time. */
const SLOWLY = { timeout: 100_000 };
const LAST_CHART = '#chart-surplus svg';

/** The hash that a run on the command line writes into its manifest. */
function hashInNode(name: string, ...overrides: string[]): string {
  const { series } = run(loadScenario(name, { overrides }));
  const hash = createHash('sha256');
  for (const table of TABLES) for (const piece of csvPieces(series, table)) hash.update(piece);
  return hash.digest('hex');
}

/** The editor, which is made when the panel is opened. */
async function editor(page: Page) {
  await page.locator('details.text').evaluate((element) => element.setAttribute('open', ''));
  return page.locator('details.text .cm-content').first();
}

/** The whole text, also where the editor has not drawn it. */
const textOf = async (page: Page): Promise<string> =>
  (await editor(page)).evaluate((element) =>
    (element as unknown as { cmTile: { root: { view: View } } }).cmTile.root.view.state.doc.toString(),
  );

/** As much of the editor as the test needs. */
interface View {
  readonly state: { readonly doc: { toString(): string } };
}

async function setText(page: Page, text: string): Promise<void> {
  await (await editor(page)).fill(text);
}

async function hashInPage(page: Page): Promise<string> {
  await page.locator('.reproduce summary').click();
  const hash = page.locator('.hash');
  await expect.poll(() => hash.textContent(), SLOWLY).toMatch(/^[0-9a-f]{64}$/);
  return (await hash.textContent())!;
}

const linkOf = (data: unknown): string =>
  `#scenario=${deflateRawSync(typeof data === 'string' ? data : JSON.stringify(data)).toString('base64url')}`;

describe.skipIf(BROWSER === undefined)('the playground in a browser', PATIENTLY, () => {
  let browser: Browser;
  let address: string;
  beforeAll(async () => {
    address = `file://${builtPage()}`;
    browser = await launch();
  });
  afterAll(() => browser?.close());

  async function opened(url = address, width?: number, height?: number) {
    const one = await watched(browser, width, height);
    onTestFinished(() => one.context.close());
    await one.page.goto(url);
    await one.page.waitForSelector(CHART);
    return one;
  }

  it.each([1280, 768, 390, 360])(
    'stands in its file: it loads nothing else, complains of nothing, and fits a window of %i',
    async (width) => {
      const { page, wrong, loaded } = await opened(address, width);
      await page.waitForSelector(LAST_CHART);
      expect(await page.locator('h1').textContent()).toContain('What does a small town lose');
      await expect.poll(() => page.locator('.finding').textContent(), SLOWLY).toMatch(/Hypermarket/);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      expect([wrong, loaded]).toEqual([[], [address]]);
    },
  );

  it('is the same when it is served, under the policy of the server', async () => {
    const given = {
      path: 'mine.yaml',
      texts: { 'mine.yaml': 'extends: first-run\nname: Mine\nquestion: Whose?\n' },
    };
    const html = withGiven(readFileSync(builtPage(), 'utf8'), given);
    const { address: served, close } = await serve(html, { host: '127.0.0.1', port: 0 });
    onTestFinished(close);
    const { page, wrong, loaded } = await opened(served);
    await page.waitForSelector(LAST_CHART);
    expect(await page.locator('h1').textContent()).toBe('Whose?');
    expect([wrong, loaded]).toEqual([[], [served]]);
  });

  it('draws again when a slider moves, writes it into the text, and puts it back', async () => {
    const { page } = await opened();
    await page.waitForSelector(LAST_CHART);
    const before = await textOf(page);
    const drawn = await page.locator(CHART).innerHTML();
    const slider = page.getByRole('slider', { name: 'Habit: strength' });
    await slider.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator(CHART).innerHTML(), SLOWLY).not.toBe(drawn);
    expect(await textOf(page)).toMatch(/^habit: \{ strength: [\d.]+ \}$/m);
    await page.getByRole('button', { name: 'Reset Habit: strength' }).click();
    await expect.poll(() => page.locator(CHART).innerHTML(), SLOWLY).toBe(drawn);
    expect(await textOf(page)).toBe(before);
  });

  it('finds any other setting, and makes a control of it', async () => {
    const { page } = await opened();
    await page.waitForSelector(LAST_CHART);
    await page.getByRole('searchbox', { name: 'Any other setting' }).fill('carries cash');
    await page.locator('.search li button').first().click();
    expect(await page.locator('.control .name').allTextContents()).toContainEqual(
      expect.stringMatching(/carries cash/),
    );
  });

  it('gives the results of the command line to the last bit, in expected values and by agents', async () => {
    const { page } = await opened();
    await page.waitForSelector(LAST_CHART);
    expect(await hashInPage(page)).toBe(hashInNode('first-run', 'engine=mean-field'));
    await page.locator('.reproduce summary').click();
    await page.getByRole('radio', { name: 'Agents' }).click();
    await expect.poll(() => page.locator(CHART).textContent(), SLOWLY).toContain('3 replicates');
    await expect.poll(() => page.locator(LAST_CHART).textContent(), SLOWLY).toContain('3 replicates');
    // A slow machine runs fewer consumers, and says how many on every figure.
    const [, consumers] = /([\d,]+) consumers/.exec((await page.locator(CHART).textContent())!)!;
    expect(await hashInPage(page)).toBe(
      hashInNode('first-run', `consumers=${consumers.replaceAll(',', '')}`),
    );
  });

  it('shows what is wrong with a text in the words of the command line, and goes on when it is mended', async () => {
    const { page } = await opened();
    await page.waitForSelector(LAST_CHART);
    const text = await textOf(page);
    await setText(page, `${text}weks: 3\nhabit: { strenght: 2 }\n`);
    const words = page.locator('.problems pre');
    await words.waitFor();
    expect(await words.textContent()).toContain('weks: unknown setting, did you mean "weeks"?');
    expect(await words.textContent()).toContain('did you mean "strength"?');
    await setText(page, `${text}habit: [`);
    await expect.poll(() => words.textContent(), SLOWLY).not.toContain('weks');
    await setText(page, text);
    await expect.poll(() => words.count(), SLOWLY).toBe(0);
  });

  it('reads out the week under the cursor in all charts at once, by key and by pointer', async () => {
    const { page } = await opened();
    await page.waitForSelector(LAST_CHART);
    const cursors = page.locator('.cursor');
    await cursors.first().focus();
    await page.keyboard.press('Home');
    expect(await cursors.first().getAttribute('aria-valuetext')).toContain('week 1: Alipay');
    const lines = await page.locator('.cursor .line').count();
    expect(lines).toBeGreaterThan(8);
    await page.keyboard.press('Escape');
    expect(await page.locator('.cursor .line').count()).toBe(0);
    const box = (await cursors.first().boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    expect(await page.locator('.cursor .line').count()).toBe(lines);
    expect(await page.locator('#chart-market-share .readout').textContent()).toMatch(
      /week \d+.*WeChat Pay .*%/,
    );
  });

  it('hands a whole scenario on in a link, whatever comes to stand in the shipped files', async () => {
    const { page } = await opened();
    await page.waitForSelector(LAST_CHART);
    await page.locator('summary', { hasText: 'Ask another question' }).click();
    await page.locator('.cards button', { hasText: 'walmart-west' }).click();
    await expect.poll(() => page.locator('h1').textContent(), SLOWLY).toContain('Wal-Mart');
    await page.waitForSelector(LAST_CHART);
    await setText(page, `${await textOf(page)}# mine\n`);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.url(), SLOWLY).toContain('#scenario=');
    const other = await opened(page.url());
    expect(await textOf(other.page)).toBe(await textOf(page));
    expect(await other.page.locator('h1').textContent()).toContain('Wal-Mart');
    expect(other.wrong).toEqual([]);
  });

  it.each([
    ['cut off', '#scenario=AAAA'],
    ['no scenario', linkOf({ path: 'a', texts: { a: 1 } })],
    ['a bomb', linkOf(' '.repeat(50_000_000))],
    ['markup', '#scenario=<img src=x onerror=alert(1)>'],
  ])('says why a link that is %s cannot be opened, and shows something else', async (_, hash) => {
    const { page, wrong } = await opened(address + hash);
    expect(await page.locator('.problems').textContent()).toContain('link');
    expect(await page.locator('h1').textContent()).toContain('What does a small town lose');
    expect(wrong).toEqual([]);
  });

  it.each([
    [
      'markup in its names',
      'extends: first-run\nname: "<img src=x onerror=alert(1)>"\nquestion: "</h1><script>alert(1)</script>"\n',
      '',
    ],
    ['prototype keys', 'extends: first-run\n__proto__: { weeks: 3 }\n', 'this name cannot be used'],
    ['a huge run', 'extends: first-run\nweeks: 100000\nreplicates: 1000000\n', 'this page runs at most'],
    [
      'a bomb of aliases',
      `a: &a [x]\nb: &b [${'*a, '.repeat(99)}*a]\nc: &c [${'*b, '.repeat(99)}*b]\nd: [${'*c, '.repeat(99)}*c]\n`,
      'aliases',
    ],
  ])('takes a link with %s as data: a clear message, and a live page', async (_, text, words) => {
    const { page, wrong, context } = await watched(browser);
    onTestFinished(() => context.close());
    await page.goto(address + linkOf({ path: 'a.yaml', texts: { 'a.yaml': text } }));
    if (words === '') await page.waitForSelector(CHART);
    else await expect.poll(() => page.locator('.problems').textContent(), SLOWLY).toContain(words);
    await setText(page, 'extends: first-run\nengine: mean-field\nquestion: And now?\n');
    await expect.poll(() => page.locator('h1').textContent(), SLOWLY).toBe('And now?');
    await page.waitForSelector(LAST_CHART);
    expect(wrong).toEqual([]);
  });
});
