import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/program.ts';
import { emptyFolder, ioIn, paymarket } from './console.ts';

function fail(): never {
  throw new TypeError('broken on purpose');
}

describe('the command line', () => {
  it.each([
    [['rnu'], 'unknown command "rnu", did you mean "run"?'],
    [['frobnicate'], 'there are run, play, check, list, new, explain, schema, diff'],
    [['run'], 'expected "paymarket run <FILES..>"'],
    [['diff', 'a'], 'expected "paymarket diff <A> <B>"'],
    [['list', 'extra'], 'list: unexpected "extra"'],
    [['run', 'first-run', '--replicats', '3'], 'unknown option --replicats, did you mean "--replicates"?'],
    [['run', 'first-run', '--outt=x'], 'unknown option --outt, did you mean "--out"?'],
    [['run', 'first-run', '--out'], '--out: expected a value after it'],
    [
      ['run', 'first-run', '--replicates', 'abc'],
      '--replicates: expected a whole number of at least 1, found "abc"',
    ],
    [['run', 'first-run', '--weeks', '0'], '--weeks: expected a whole number of at least 1, found "0"'],
    [['run', 'first-run', '--consumers', '2.5'], '--consumers: expected a whole number'],
    [
      ['run', 'first-run', '--engine', 'meanfield'],
      '--engine: unknown engine "meanfield", did you mean "mean-field"?',
    ],
    [['run', 'first-run', '--weeks=-3'], '--weeks: expected a whole number'],
    [['run', 'first-run', '--weeks', '1e400'], '--weeks: expected a whole number'],
    [['run', 'first-run', '--seed', 'a', '--seed', 'b'], '--seed: given 2 times, expected once'],
    [['run', 'first-run', '--out', 'a', '--out', 'b'], '--out: given 2 times, expected once'],
    [['run', 'first-run', '--set', 'habit.strenth=1'], 'did you mean "strength"?'],
    [['run', 'wallmart-west'], 'wallmart-west: no such scenario, did you mean "walmart-west"?'],
    [['check', 'china'], 'did you mean "china-2018"?'],
    [['explain', 'merchantFe'], 'unknown parameter "merchantFe", did you mean "merchantFee"?'],
  ])('%j is a mistake that is told in words', async (words, expected) => {
    const { code, out, err } = await paymarket(emptyFolder(), words);
    expect(err).toContain(expected);
    expect(err).not.toMatch(/^ {4}at /m);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('shows the help when nothing is asked', async () => {
    const { code, out, err } = await paymarket(emptyFolder(), []);
    expect(out).toContain('paymarket run <files..>');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it.each(['run', 'check', 'list', 'new', 'explain', 'schema', 'diff'])(
    '%s has a help with an example',
    async (name) => {
      const { code, out } = await paymarket(emptyFolder(), [name, '--help']);
      expect(out).toMatch(/Examples:\n +paymarket /);
      expect(code).toBe(0);
    },
  );

  it('keeps the stack of a bug and asks to report it', async () => {
    const io = ioIn(emptyFolder());
    let asked = 0;
    const failOnce = { get: () => (asked++ === 0 ? fail() : undefined) };
    const code = await main(['list'], { ...io, env: new Proxy({}, failOnce) });
    expect(io.err.text()).toMatch(/TypeError: broken on purpose\n {4}at /);
    expect(io.err.text()).toContain('This is a bug in paymarket.');
    expect(code).toBe(1);
  });
});
