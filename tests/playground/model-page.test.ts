import { describe, expect, it } from 'vitest';
import { modelPageHtml, settingsNamed } from '../../src/playground/model-page/model-page.ts';
import { weekPicture } from '../../src/playground/model-page/picture.ts';
import { CHAPTERS, LEAD } from '../../src/playground/model-page/text.ts';
import { listParameters } from '../../src/scenario/parameters.ts';

const html = modelPageHtml();
const words = [LEAD, ...CHAPTERS.flatMap(({ paragraphs }) => paragraphs)]
  .join(' ')
  .replace(/\]\([^)]*\)/g, ']')
  .split(/\s+/);

describe('how the model works', () => {
  it('is told in a few hundred words', () => {
    expect(words.length).toBeGreaterThanOrEqual(400);
    expect(words.length).toBeLessThanOrEqual(650);
  });

  it('links words to settings of the language, each with its meaning and source', () => {
    const parameters = new Map(listParameters().map((one) => [one.path, one]));
    expect(settingsNamed().length).toBeGreaterThan(20);
    for (const path of settingsNamed()) expect(parameters.get(path)?.meaning).toBeTruthy();
    const [opened, targets] = [/<div popover id="([^"]+)"/g, /popovertarget="([^"]+)"/g].map((pattern) =>
      [...html.matchAll(pattern)].map(([, id]) => id),
    );
    expect(new Set(opened).size).toBe(opened.length);
    expect(new Set(targets)).toEqual(new Set(opened));
    expect(html).toContain('Guadagni &amp; Little (1983)');
  });

  it('shows values as the language has them, and no mark of how it was written', () => {
    const { default: weeks } = listParameters().find(({ path }) => path === 'retailers.reviewEvery')!;
    expect(html).toContain(`>${weeks} weeks</button>`);
    expect(html).not.toMatch(/\]\(|\{[a-z]|undefined|NaN/);
  });

  it('needs no script and no address: nothing in it would be refused by a strict page', () => {
    expect(html).not.toMatch(/<script|href=|src=|\son[a-z]+=|style=/);
  });

  it('has one picture, which says what it shows', () => {
    expect(html.match(/<svg /g)).toHaveLength(1);
    const picture = weekPicture();
    expect(picture).toMatch(/role="img" aria-label="The week as a loop: [^"]{200,}"/);
    for (const word of ['Retailers', 'Platforms', 'Choose a shop', 'Pay', 'Habit moves', 'Wallets'])
      expect(picture).toContain(word);
  });
});
