import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../src/chart/charts.ts';
import { emptyFolder, paymarket } from '../cli/console.ts';
import { BROWSER, FLAGS } from './chromium.ts';

/** Collects what goes wrong from the first line of the page on. */
const LISTEN = `<script>
window.wrong = [];
addEventListener('error', function (event) { wrong.push(event.message || 'not loaded'); }, true);
addEventListener('unhandledrejection', function (event) { wrong.push(String(event.reason)); });
console.error = console.warn = function (text) { wrong.push(String(text)); };
</script>`;

/** Moves a pointer over every chart, and writes down what the page did. */
const POINT = `<script>
document.querySelectorAll('.chart').forEach(function (box) { box.dispatchEvent(new Event('pointerenter')); });
setTimeout(function () {
  var loaded = performance.getEntriesByType('resource').map(function (one) { return one.name; });
  document.body.innerText = 'RESULT' + JSON.stringify({
    wrong: wrong,
    loaded: loaded.filter(function (name) { return name.slice(0, 5) !== 'data:'; }),
    alive: document.querySelectorAll('.chart svg.marks').length,
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth
  }) + 'END';
}, 3000);
</script>`;

/** Opens a page from its file in a window of a width, and gives what it did. */
function opened(html: string, width: number): unknown {
  const folder = emptyFolder();
  const page = join(folder, 'report.html');
  writeFileSync(page, html.replace('<head>', `<head>${LISTEN}`).replace('</body>', `${POINT}</body>`));
  const flags = [
    ...FLAGS,
    '--headless',
    '--virtual-time-budget=10000',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--window-size=${width},900`,
  ];
  const dom = execFileSync(BROWSER!, [...flags, '--dump-dom', `file://${page}`], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(
    /RESULT(.*?)END/s
      .exec(dom)?.[1]
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>') ?? '"no answer"',
  );
}

describe.skipIf(BROWSER === undefined)('the report in a browser', () => {
  it('loads nothing, complains of nothing, and every chart comes alive under a pointer, on a desk and on a phone', async () => {
    const cwd = emptyFolder();
    await paymarket(cwd, ['run', 'first-run', '--quiet']);
    const html = readFileSync(join(cwd, 'out/first-run/report.html'), 'utf8');
    for (const width of [1280, 500]) {
      expect(opened(html, width)).toEqual({ wrong: [], loaded: [], alive: CHARTS.length, wide: false });
    }
    const broken = opened(html.replace('new vega.View(', 'new vega.NoView('), 1280);
    expect(broken).toMatchObject({
      wrong: expect.arrayContaining([expect.stringContaining('NoView')]),
      alive: 0,
    });
  });

  it('that compares theory and simulation does the same', async () => {
    const cwd = emptyFolder();
    const words = ['verify', 'logit', 'loyalty-transient', '--quiet', '--set', 'consumers=500'];
    await paymarket(cwd, words);
    const html = readFileSync(join(cwd, 'out/verify/report.html'), 'utf8');
    const alive = html.match(/data-spec="/g)?.length;
    for (const width of [1280, 500])
      expect(opened(html, width)).toEqual({ wrong: [], loaded: [], alive, wide: false });
  });
});
