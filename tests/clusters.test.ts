import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { submitCommand } from '../src/cli/commands/submit.ts';
import { paymarket } from './cli/console.ts';
import { blocksOf, CLUSTERS, folderOf, PAGE_STUDY } from './clusters-page.ts';
import { ROOT } from './source-files.ts';
import { environmentWithStandIns } from './stand-ins/program.ts';

/** The study is made small, so that the tests stay quick: what is tested is that the commands are right. */
const SMALL = PAGE_STUDY.replace('weeks: 26', 'weeks: 14').replace('replicates: 3', 'replicates: 1');

/** The commands of the page are run in this folder, with stand-ins for the programs of schedulers. */
const folder = mkdtempSync(join(tmpdir(), 'paymarket-clusters-'));
let env: Record<string, string>;

beforeAll(async () => {
  env = environmentWithStandIns(folder);
  writeFileSync(join(folder, 'study.yaml'), SMALL);
  const { code, err } = await paymarket(folder, [
    'sweep',
    'study.yaml',
    '--out',
    'out/whole',
    '--quiet',
    '--no-charts',
  ]);
  expect([code, err]).toEqual([0, '']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const runsIn = (out: string): string => readFileSync(join(folder, out, 'runs.csv'), 'utf8');

/** The objects of the Kubernetes blocks. */
interface Manifest {
  readonly kind: string;
  readonly spec: {
    readonly completions?: number;
    readonly template?: {
      readonly spec: { readonly containers: readonly [{ readonly args: readonly string[] }] };
    };
  };
}
const manifests = blocksOf('yaml')
  .slice(1)
  .map((block) => parseAllDocuments(block).map((document) => document.toJS({}) as Manifest));

/** Words after the program in a pod, with the folders of this machine. */
const argsOf = ({ spec }: Manifest): string[] =>
  spec.template!.spec.containers[0].args.map((word) =>
    word.replace('/study/', '').replace('/results/', 'out/'),
  );

describe('docs/clusters.md', () => {
  it.each(blocksOf('sh').map((block) => [folderOf(block), block]))(
    'fills %s with the bytes of one process, by the commands that it shows',
    (out, block) => {
      execFileSync('bash', ['--norc', '-ec', block], { cwd: folder, env, stdio: 'pipe' });
      expect(runsIn(out)).toBe(runsIn('out/whole'));
    },
  );

  it('shows a Kubernetes job whose pods make all parts, and one that collects them', async () => {
    const [[claim, job], [collecting]] = manifests;
    expect([claim.kind, job.kind, collecting.kind]).toEqual(['PersistentVolumeClaim', 'Job', 'Job']);
    const words = argsOf(job);
    expect(words[words.indexOf('--shards') + 1]).toBe(String(job.spec.completions));
    for (let index = 0; index < job.spec.completions!; index++) {
      const { code } = await paymarket(folder, words, { JOB_COMPLETION_INDEX: String(index) });
      expect(code).toBe(0);
    }
    expect((await paymarket(folder, [...argsOf(collecting), '--no-charts'])).code).toBe(0);
    expect(runsIn('out/habit-and-bonus')).toBe(runsIn('out/whole'));
  });

  it('names options of submit that exist', () => {
    const rows = CLUSTERS.split('\n').filter((line) => line.startsWith('| `--'));
    const named = rows.flatMap((row) =>
      [...row.split(' | ')[0].matchAll(/--([a-z-]+)/g)].map(([, name]) => name),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => submitCommand.options[name] === undefined)).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = [...CLUSTERS.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, target]) => target);
    expect(links.filter((target) => !existsSync(join(ROOT, 'docs', target)))).toEqual([]);
  });
});
