import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptyFolder, paymarket } from './cli/console.ts';
import { commandsIn, othersIn } from './shell-blocks.ts';
import { ROOT } from './source-files.ts';

const TSX = import.meta.resolve('tsx');

/** The tutorial is linked from the README, where a test asks that it exists. */
const PAGES = ['README.md', 'docs/tutorial.md'].filter((page) => existsSync(join(ROOT, page)));

/** A page's runs are made small, so that the tests stay quick: what is tested is that the command is right. */
const SMALL = { consumers: '500', weeks: '30', replicates: '1' };

/** The whole catalogue is verified elsewhere (`tests/verify`); here one benchmark stands for all. */
const ONE = 'logit';

/** Studies are made small by their own settings; those of the mean field by fewer weeks. */
const SMALL_STUDIES: Readonly<Record<string, readonly string[]>> = {
  compare: ['--set', 'consumers=300', '--replicates', '2', '--max-replicates', '2', '--no-charts'],
  sweep: ['--set', 'weeks=20', '--set', 'consumers=300', '--no-charts'],
  sensitivity: ['--set', 'weeks=14', '--samples', '2', '--trajectories', '2', '--no-charts'],
  merge: ['--no-charts'],
};

function small(words: readonly string[]): string[] {
  // it serves until it is stopped; `tests/cli/play.test.ts` does that
  if (words[0] === 'play') return [...words, '--help'];
  if (words[0] === 'verify' && !words.slice(1).some((word) => !word.startsWith('-'))) return [...words, ONE];
  if (words[0] === 'calibrate') return [...words, '--budget', '2', '--no-charts'];
  if (words[0] in SMALL_STUDIES) return [...words, ...SMALL_STUDIES[words[0]]];
  if (words[0] !== 'run' || words.includes('--help')) return [...words];
  const missing = Object.entries(SMALL).filter(([name]) => !words.includes(`--${name}`));
  return [
    ...words.filter((word) => word !== '--open'),
    ...missing.flatMap(([name, value]) => [`--${name}`, value]),
  ];
}

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

describe.each(PAGES)('%s', (page) => {
  it('shows commands that work one after the other, in an empty folder', async () => {
    const folder = emptyFolder();
    const shown = commandsIn(read(page)).filter(({ prints }) => prints === undefined);
    expect(shown.length).toBeGreaterThan(0);
    for (const { words } of shown) {
      const { code, err } = await paymarket(folder, small(words));
      expect({ words, code, err: code === 0 ? '' : err }).toEqual({ words, code: 0, err: '' });
    }
  });

  it('shows what is printed', async () => {
    for (const { words, prints } of commandsIn(read(page)).filter((one) => one.prints !== undefined)) {
      const { out, err } = await paymarket(emptyFolder(), words);
      expect(out + err).toBe(prints);
    }
  });

  it('names npm scripts that exist, and no other programs', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const known = ['npm ci', 'npm test', ...Object.keys(scripts).map((name) => `npm run ${name}`)];
    const others = othersIn(read(page)).map((line) => line.replace(/ -- .*$/, ''));
    expect(others.filter((line) => !known.includes(line) && !/^(cd|git clone) /.test(line))).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, target]) => target);
    expect(links.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
  });
});

describe('the library in the README', () => {
  it('does what its example says', () => {
    const [, example] = /^```ts\n([\s\S]*?)^```$/m.exec(read('README.md')) ?? [];
    expect(example).toContain("from 'paymarket'");
    const file = join(emptyFolder(), 'example.mts');
    writeFileSync(
      file,
      example.replace("'paymarket'", JSON.stringify(pathToFileURL(join(ROOT, 'src/index.ts')))),
    );
    const printed = execFileSync(process.execPath, ['--import', TSX, file], { encoding: 'utf8' });
    expect(Number(printed)).toBeGreaterThan(0);
    expect(Number(printed)).toBeLessThan(1);
  });
});

describe('the reader of shell blocks', () => {
  const page = [
    '```sh',
    'npm ci && npx paymarket run a.yaml --set "b=1, 2" # why',
    'npm test',
    '```',
    '```console',
    '$ npx paymarket check x',
    'error  x',
    '```',
    '```ts',
    'npx paymarket no',
    '```',
  ].join('\n');

  it('finds commands, what they print, and what else is run', () => {
    expect(commandsIn(page)).toEqual([
      { words: ['run', 'a.yaml', '--set', 'b=1, 2'] },
      { words: ['check', 'x'], prints: 'error  x\n' },
    ]);
    expect(othersIn(page)).toEqual(['npm ci', 'npm test']);
  });
});
