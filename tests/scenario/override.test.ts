import { describe, expect, it } from 'vitest';
import { formatProblems } from '../../src/scenario/errors.ts';
import { BASE, loadBase, problemsOf, scenarioOf } from './market.ts';

const EVENT = 'interventions:\n  - { week: 3, kind: campaign, platform: alipay, cashback: 0.01 }\n';
const refusal = (override: string, more = '') => {
  const problems = problemsOf({ 'main.yaml': BASE + more }, [override]);
  expect(problems.map(({ file }) => file)).toEqual([`--set ${override}`]);
  return `${problems[0].path}: ${problems[0].message}`;
};

describe('a setting from the command line', () => {
  it('takes the place of what the file says, or stands beside it', () => {
    const { platforms, weeks } = scenarioOf('', [
      'platforms.alipay.cashback=0.02',
      'weeks=7',
      'platforms.alipay.adoption.cost=1',
    ]);
    expect(weeks).toBe(7);
    expect(platforms.alipay).toMatchObject({ name: 'Alipay', cashback: 0.02, adoption: { cost: 1 } });
  });

  it('may be overruled by a later one', () => {
    expect(scenarioOf('', ['weeks=7', 'weeks=8']).weeks).toBe(8);
  });

  it('reaches into lists', () => {
    expect(scenarioOf(EVENT, ['interventions[0].cashback=0.5']).interventions[0]).toMatchObject({
      week: 3,
      cashback: 0.5,
    });
    expect(scenarioOf(EVENT, ['interventions.0.week=5']).interventions[0].week).toBe(5);
  });

  it('is YAML: maps merge, lists replace, null takes out', () => {
    const scenario = scenarioOf(EVENT, [
      'platforms.alipay={ cashback: 0.3 }',
      'interventions=[]',
      'retailers.chains.bbk=null',
      'seed="7"',
    ]);
    expect(scenario.platforms.alipay).toMatchObject({ name: 'Alipay', cashback: 0.3 });
    expect(scenario.interventions).toEqual([]);
    expect(Object.keys(scenario.retailers.chains)).toEqual(['wal-mart']);
    expect(scenario.seed).toBe('7');
  });

  it('may add an entry as a whole', () => {
    expect(Object.keys(scenarioOf('', ['platforms.unionpay={}']).platforms)).toContain('unionpay');
    expect(scenarioOf('', ['segments.all-people.tastes.alipay=1']).segments['all-people'].tastes).toEqual({
      alipay: 1,
    });
  });

  it('is kept in what is told as written', () => {
    expect(loadBase('', ['weeks=7']).raw).toMatchObject({ weeks: 7 });
  });

  it.each([
    ['platforms.alipay.cashbak=0.02', 'platforms.alipay.cashbak: unknown setting, did you mean "cashback"?'],
    ['platforms.alipai.cashback=0.02', 'platforms.alipai.cashback: no "alipai" here, did you mean "alipay"?'],
    ['week=3', 'week: unknown setting, did you mean "weeks"?'],
    ['weeks', ': expected path=value, such as platforms.alipay.cashback=0.02'],
    ['=3', ': expected path=value, such as platforms.alipay.cashback=0.02'],
    ['weeks=', 'weeks: expected a whole number from 1 to 100000 (weeks), found nothing (null)'],
    ['weeks=many', 'weeks: expected a whole number from 1 to 100000 (weeks), found "many" (text)'],
    [
      'habit.gain=20%',
      'habit.gain: expected a number from 0 to 1 (probability), found "20%" (text); write 0.2',
    ],
    ['interventions[1].week=3', 'interventions[1].week: no such item: the list has 1, counted from [0]'],
    [
      'interventions.first.week=3',
      'interventions.first.week: no such item: the list has 1, counted from [0]',
    ],
    ['platforms.__proto__.x=1', 'platforms.__proto__.x: no such setting'],
    ['constructor=1', 'constructor: no such setting'],
    ['extends=other.yaml', 'extends: cannot be set from outside the file'],
    [
      'retailers.chains.bkk=null',
      'retailers.chains.bkk: null takes an entry out, and there is no "bkk" to take out, did you mean "bbk"?',
    ],
  ])('%s: %s', (override, words) => {
    expect(refusal(override, EVENT)).toContain(words);
  });

  it('that is no YAML is refused like a file', () => {
    expect(refusal('weeks={')).toContain('not YAML');
  });

  it('is shown without a line', () => {
    expect(formatProblems(problemsOf({ 'main.yaml': BASE }, ['habit.gain=2']))).toBe(
      '--set habit.gain=2  habit.gain: expected a number from 0 to 1 (probability), found 2',
    );
  });

  it('changes neither prototypes nor the scenario of the next', () => {
    scenarioOf('', ['platforms.alipay.cashback=0.9']);
    expect(scenarioOf().platforms.alipay.cashback).toBe(0);
  });
});
