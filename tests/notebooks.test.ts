import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paymarket } from './cli/console.ts';
import { conditionalLogit } from './helpers/conditional-logit.ts';
import { duckdbIn, type SqlRow } from './helpers/duckdb.ts';
import { shipped } from './helpers/shipped.ts';
import { commandsIn } from './shell-blocks.ts';
import { ROOT } from './source-files.ts';

const PAGE = readFileSync(join(ROOT, 'docs/notebooks.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'paymarket-notebooks-'));
let sql: (text: string) => Promise<SqlRow[]>;
/** By statement of the SQL blocks: its answer. */
const answers = new Map<string, SqlRow[]>();

/** The blocks of a language, in order. */
const blocksIn = (language: string): string[] =>
  [...PAGE.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , text]) => text);

/** The statements of the SQL blocks; what is copied goes to the folder, not to where the tests run. */
const STATEMENTS = blocksIn('sql')
  .flatMap((block) => block.split(/;\n/))
  .map((statement) => statement.trim())
  .filter((statement) => statement !== '');
const inFolder = (statement: string): string => statement.replace(/\bTO '/g, `TO '${folder}/`);

/** A sweep of four small runs, under the name that stands for any on the page. */
const STUDY = `
study: sweep
name: Habit
question: What does habit do to lost sales?
source: made up
base: first-run
set: { weeks: 20, consumers: 300 }
factors: [{ name: Strength of habit, parameter: habit.strength, values: [0, 2] }]
replicates: 2
outcomes: [lost_sales, payment_share of alipay]
`;

async function sweep(): Promise<number> {
  writeFileSync(join(folder, 'NAME.yaml'), STUDY);
  const { code } = await paymarket(folder, [
    ...['sweep', 'NAME.yaml', '--out', 'out/sweep/NAME'],
    ...['--threads', '1', '--no-charts', '--quiet'],
  ]);
  return code;
}

beforeAll(async () => {
  const commands = commandsIn(PAGE);
  expect(commands).toHaveLength(1);
  const { code } = await paymarket(folder, [...commands[0].words, '--no-charts', '--quiet']);
  expect(code).toBe(0);
  expect(await sweep()).toBe(0);
  sql = await duckdbIn(folder);
  for (const statement of STATEMENTS) answers.set(statement, await sql(inFolder(statement)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the DuckDB blocks of docs/notebooks.md', () => {
  it('run as they stand, one statement after the other, and answer something', () => {
    expect(answers.size).toBeGreaterThan(5);
    for (const [statement, rows] of answers) {
      expect([statement, rows.length > 0]).toEqual([statement, true]);
      for (const row of rows)
        expect([statement, Object.values(row).includes(null)]).toEqual([statement, false]);
    }
  });

  it('make a file of choices, one of which is made each time, whose logit is the scenario', async () => {
    const names = ['is_cash', 'is_alipay', 'is_wechat_pay', 'habit'];
    // alike choices are counted together
    const rows = await sql(`
      SELECT options, made, count(*) AS times FROM (
        SELECT list([${names.join(', ')}]::DOUBLE[] ORDER BY alternative) AS options,
          list(chosen ORDER BY alternative) AS made
        FROM 'choices.csv' GROUP BY choice
      ) GROUP BY options, made`);
    const numbersIn = (value: unknown): number[] => (value as unknown[]).map(Number);
    const choices = rows.map(({ options, made, times }) => {
      const marks = numbersIn(made);
      expect(marks.filter((mark) => mark === 1)).toHaveLength(1);
      return {
        options: (options as unknown[]).map(numbersIn),
        chosen: marks.indexOf(1),
        times: Number(times),
      };
    });
    const { cash, platforms, habit } = shipped('seed/first-run', 2000);
    const truth = [cash.taste, platforms.alipay.taste, platforms['wechat-pay'].taste, habit.strength];
    expect(PAGE.replaceAll('\n', ' ')).toContain(
      `${truth[0]} for cash, ${truth[1]} for either wallet, ${truth[3]} for habit`,
    );
    const { estimates, errors } = conditionalLogit(choices, truth.length);
    truth.forEach((value, j) => {
      expect(Math.abs(estimates[j] - value) / errors[j], names[j]).toBeLessThan(4);
      expect(errors[j]).toBeLessThan(0.05);
    });
  });
});

/** Whether a program is on this machine. */
function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('the Python blocks of docs/notebooks.md', () => {
  const [plain, ...others] = blocksIn('python');

  it.skipIf(!has('python3'))('run where only the standard library is needed', async () => {
    const printed = execFileSync('python3', ['-c', plain], { cwd: folder, encoding: 'utf8' });
    const [{ lost }] = await sql(
      "SELECT sum(lost_sales) / sum(trips) AS lost FROM 'out/first-run/market.csv' WHERE region = 'all'",
    );
    expect(Number(printed)).toBeCloseTo(Number(lost), 12);
  });

  it.skipIf(!has('python3'))('are Python elsewhere', () => {
    expect(others.length).toBeGreaterThan(0);
    for (const block of others)
      execFileSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: block });
  });
});

describe('what the other blocks of docs/notebooks.md name', () => {
  it('is there: files, columns and words in quotes', async () => {
    const known = new Set(['mean', 'sem', 'breslow', 'version', '', 'amount.meaning', 'all']);
    for (const file of [
      'out/first-run/platforms.csv',
      'out/first-run/market.csv',
      'out/first-run/panel.parquet',
      'out/sweep/NAME/runs.parquet',
    ]) {
      const columns = await sql(`SELECT column_name AS name FROM (DESCRIBE FROM '${file}')`);
      for (const { name } of columns) known.add(String(name));
    }
    for (const block of ['python', 'r', 'stata'].flatMap(blocksIn)) {
      const quoted = [...block.matchAll(/"([^"\n]*)"/g)].map(([, text]) => text);
      expect(
        quoted.filter(
          (text) => !known.has(text) && !existsSync(join(folder, text)) && text !== 'choices.csv',
        ),
      ).toEqual([]);
    }
  });

  it('are columns of the choices where an estimator names them', async () => {
    const columns = (await sql("SELECT column_name AS name FROM (DESCRIBE FROM 'choices.csv')")).map(
      ({ name }) => name,
    );
    const formulas = [
      /clogit\((\w+) ~ ([\w +]+) \+ strata\((\w+)\)/.exec(PAGE)!,
      /^clogit (\w+) ([\w ]+), group\((\w+)\)/m.exec(PAGE)!,
    ];
    for (const [, chosen, terms, group] of formulas)
      expect([chosen, ...terms.split(/[ +]+/), group].filter((name) => !columns.includes(name))).toEqual([]);
  });

  it('and its links lead somewhere', () => {
    const links = [...PAGE.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, target]) => target);
    expect(links.filter((target) => !existsSync(join(ROOT, dirname('docs/notebooks.md'), target)))).toEqual(
      [],
    );
  });
});
