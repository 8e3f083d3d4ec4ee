import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figure, type Grid, ratio } from '../bench/finding.ts';
import { PARTS } from '../bench/parts.ts';
import { measureByAdvances } from '../src/chart/measure.ts';
import { compileSpec } from '../src/report/svg.ts';
import { logAxis, placeOf } from '../tools/performance/axis.ts';
import { BLOCKS } from '../tools/performance/blocks.ts';
import { flatFrom } from '../tools/performance/curve-charts.ts';
import { readReport } from '../tools/performance/dieharder.ts';
import { type Kept, readKept } from '../tools/performance/kept.ts';
import { filledIn, partsOf, readReports } from '../tools/performance/page.ts';
import { picturesOf } from '../tools/performance/pictures.ts';
import { ROOT } from './source-files.ts';

const PAGE = readFileSync(join(ROOT, 'docs/performance.md'), 'utf8');

const curve = (id: string, names: readonly string[], rows: Grid['rows']): Grid => ({
  kind: 'grid',
  id,
  title: id,
  columns: names.map((name, i) => (i === 0 ? { name } : { name, digits: 3 })),
  rows,
});

const byOne = (id: string): Grid =>
  curve(
    id,
    [id, 'week, ms'],
    [
      [1, 8],
      [2, 9],
      [3, 12],
      [4, 25],
    ],
  );

/** A page's worth of figures, made up. */
const MADE_UP: Kept = {
  kernel: {
    machine: 'A machine',
    findings: [figure('kernel', '9 ns'), ratio('kernel ratio', 'ours over C++', 1.136)],
  },
  curves: {
    machine: 'A machine',
    findings: [
      curve(
        'consumers',
        ['consumers', 'ns per consumer-trip', 'on two threads, ns', 'bytes per consumer'],
        [
          [1e3, 1400, null, 2000],
          [1e6, 18, 10, 6],
          [1e7, 17, 9, 4],
        ],
      ),
      ...['platforms', 'regions', 'retailers', 'replicates'].map(byOne),
    ],
  },
  peers: {
    machine: 'Another',
    findings: [
      curve(
        'peers',
        ['simulator', 'ns', 'measured'],
        [
          ['paymarket', 8, 'here'],
          ['Mesa (Python)', 1700, 'elsewhere'],
        ],
      ),
    ],
  },
};

describe('docs/performance.md', () => {
  it('shows the figures that were kept, and the reports that lie beside it', () => {
    expect(filledIn(PAGE, readKept(), readReports())).toBe(PAGE);
  });

  it('has one place for each measured part', () => {
    expect(partsOf(PAGE).toSorted()).toEqual(Object.keys(BLOCKS).toSorted());
  });

  it('shows pictures that exist', () => {
    const pictures = [...PAGE.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, file]) => file);
    expect(pictures.filter((file) => !existsSync(join(ROOT, 'docs', file)))).toEqual([]);
  });

  it('keeps every word between its measured parts when these change', () => {
    const part = /(<!-- measured: [\w-]+ -->\n)[\s\S]*?(<!-- end of measured -->)/g;
    const words = (page: string) => page.replace(part, '$1$2');
    const other = filledIn(PAGE, MADE_UP, []);
    expect(other).not.toBe(PAGE);
    expect(words(other)).toBe(words(PAGE));
    expect(filledIn(other, MADE_UP, [])).toBe(other);
  });

  it('tells machines apart, where parts were measured on several', () => {
    expect(BLOCKS.machine(MADE_UP, [])).toBe('* A machine: kernel and curves\n* Another: peers');
  });

  it('has the ratio of the kernel in a row of its table', () => {
    expect(BLOCKS.kernel(MADE_UP, [])).toContain('| ours over C++ (`kernel ratio`) | **1.14** |');
  });

  it('refuses a part that nobody makes', () => {
    const page = '<!-- measured: nothing -->\n<!-- end of measured -->';
    expect(() => filledIn(page, {}, [])).toThrow('no measured part nothing');
  });

  it('is made of parts that the bench has', () => {
    expect(Object.keys(readKept()).filter((part) => !(part in PARTS) && part !== 'sweep-whole')).toEqual([]);
  });
});

describe('the charts of docs/performance.md', () => {
  it('compile without a complaint', () => {
    const pictures = picturesOf(MADE_UP, measureByAdvances);
    expect(pictures.map(([file]) => file)).toEqual(['consumers', 'structure', 'peers']);
    for (const [, spec] of pictures) expect(compileSpec(spec)).toBeDefined();
  });

  it('call a curve flat from where it stays within a quarter of its end', () => {
    expect(
      flatFrom([
        [1, 100],
        [10, 20],
        [100, 17],
        [1000, 16],
      ]),
    ).toBe(10);
  });

  it('have logarithmic axes that hold every value, with its place between the ends', () => {
    const axis = logAxis('', [7, 1471]);
    expect(axis.range).toEqual({ domain: [5, 2000], ticks: [10, 100, 1000] });
    expect(placeOf(axis, 5, 300)).toBe(0);
    expect(placeOf(axis, 100, 300)).toBeCloseTo(150, 9);
    expect(logAxis('', [6, 303]).range.ticks).toEqual([5, 10, 20, 50, 100, 200, 500]);
  });
});

describe('a report of dieharder', () => {
  const report = readReport(
    'consumers',
    [
      '        test_name   |ntup| tsamples |psamples|  p-value |Assessment',
      '        diehard_runs|   0|    100000|     100|0.81719833|  PASSED  ',
      '        diehard_runs|   0|    100000|     100|0.58852606|  PASSED  ',
      '          sts_serial|   8|    100000|     100|0.99859958|   WEAK   ',
      '          sts_serial|   9|    100000|     100|0.42465165|  PASSED  ',
      '          sts_serial|   8|    100000|     200|0.40000000|  PASSED  ',
      '          sts_serial|   9|    100000|     200|0.50000000|  PASSED  ',
      '    dab_bytedistrib|   0|  51200000|       1|0.00310000|   WEAK   ',
      '     rgb_bitdist|   3|    100000|     100|0.00000001|  FAILED  ',
    ].join('\n'),
  );

  it('counts a test where it came to rest, and both numbers of a test that tells two', () => {
    expect(report.passed.map(({ test }) => test)).toEqual([
      'diehard_runs',
      'diehard_runs',
      'sts_serial',
      'sts_serial',
    ]);
    expect(report.weakAtFirst.map(({ tuple }) => tuple)).toEqual([8]);
  });

  it('names what is weak and what failed at the end', () => {
    expect(BLOCKS.random({}, [report]).split('\n')[2]).toBe(
      '| [consumers](performance/dieharder-consumers.txt) | 6 | 4 | 1 | 1 | 1 | rgb bitdist (3), p = 1e-8 (failed); dab bytedistrib, p = 0.0031 |',
    );
  });
});
