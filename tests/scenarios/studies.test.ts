import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadStudyText } from '../../src/cli/experiment/sources.ts';
import { measuring } from '../../src/experiment/outcomes/measure.ts';
import { RunMaker } from '../../src/experiment/runner/make-run.ts';
import { hasFailed } from '../../src/experiment/runner/record.ts';
import type { FactorValue, SweepStudy } from '../../src/experiment/study/study.ts';
import { conditionsOf } from '../../src/experiment/sweep/design.ts';
import { answersAt } from '../../src/experiment/sweep/refine.ts';
import { simulate } from '../../src/model/simulate.ts';
import { shippedIn } from '../helpers/shipped.ts';
import { ROOT } from '../source-files.ts';

const FILES = shippedIn('studies');
const textOf = (name: string): string => readFileSync(`${ROOT}/scenarios/${name}.yaml`, 'utf8');

const studyOf = (name: string, ...overrides: string[]) =>
  loadStudyText({ name: `scenarios/${name}.yaml`, text: textOf(name), cwd: ROOT, overrides, own: {} }).study;

/** A shipped sweep with the outcomes of its runs at any point, as expected values. */
function sweepAt(name: string) {
  const study = studyOf(`studies/${name}`, 'engine=mean-field') as SweepStudy;
  const maker = new RunMaker(study);
  const known = new Map<string, Float64Array>();
  const valuesAt = (point: readonly FactorValue[]): Float64Array => {
    const before = known.get(point.join());
    if (before !== undefined) return before;
    const record = maker.make({ run: 0, draw: 0, arm: 0, point });
    if (hasFailed(record)) throw new Error(record.failure);
    known.set(point.join(), record.values);
    return record.values;
  };
  return {
    study,
    /** Outcomes by their text. */
    at:
      (...point: FactorValue[]) =>
      (outcome: string): number =>
        valuesAt(point)[study.outcomes.findIndex(({ text }) => text === outcome)],
    /** Labels of the answers of all maps. */
    answers: (...point: FactorValue[]): (string | undefined)[] =>
      answersAt(study, Array.from(valuesAt(point))).map((answer, m) => study.maps[m].answers[answer]?.label),
  };
}

describe('every shipped study', () => {
  it('is there', () =>
    expect(FILES).toEqual(
      expect.arrayContaining(
        ['bonus-resentment', 'cashback-duration', 'coverage-habit', 'openness', 'policy-factorial'].map(
          (name) => `studies/${name}`,
        ),
      ),
    ));

  it.each(FILES)('%s is valid, and says its question and its source', (name) => {
    const { question, source } = studyOf(name);
    expect(question).toMatch(/\?$/);
    expect(source).not.toBe('');
    const [schema, first, second] = textOf(name).split('\n');
    expect(schema).toBe('# yaml-language-server: $schema=../../study.schema.json');
    expect(first).toMatch(/^# Question: .*\?/);
    expect(second).toMatch(/^# Source: /);
  });

  it.each(FILES)('%s runs at the ends of its design, small, without a failure', (name) => {
    const study = studyOf(name, 'engine=agents', 'consumers=300', 'weeks=30');
    if (study.kind !== 'sweep') return;
    const maker = new RunMaker(study);
    const conditions = conditionsOf(study);
    for (const index of [0, conditions.count - 1])
      for (const draw of [0, 1]) {
        const record = maker.make({ run: 0, draw, arm: 0, point: conditions.pointAt(index) });
        expect(record).not.toHaveProperty('failure');
      }
  });
});

describe('coverage-habit', () => {
  const { study, at } = sweepAt('coverage-habit');
  const surplus = 'consumer_surplus, last less first';
  const share = 'payment_share of alipay, last less first';
  const levels = study.factors[0].levels.map(({ value }) => Number(value));

  it('calls its levels by the share of visits that their chains have while all is accepted', () => {
    const { scenario } = study.base;
    const series = simulate({ ...scenario, weeks: 13 });
    const visits = (retailer: string): number =>
      measuring(scenario, [
        {
          ...study.outcomes[0],
          figure: 'visit_share',
          subject: retailer,
          region: 'all',
          window: 'first',
          less: null,
        },
      ])(series)[0];
    for (const { value, change } of study.factors[0].levels) {
      const chains = change.add.map((one) =>
        one.kind === 'map' ? one.entries.get('retailer')?.value : undefined,
      );
      const total = chains.reduce(
        (sum, one) => sum + (one?.kind === 'scalar' ? visits(String(one.value)) : Number.NaN),
        0,
      );
      expect(Number(value)).toBeCloseTo(total, 3);
    }
  });

  it('costs Alipay the more payments the more is covered, and more where habits are stronger', () => {
    const moves = [0, 3.5].map((habit) =>
      [levels[0], levels[2], levels[5]].map((covered) => at(covered, habit)(share)),
    );
    for (const [none, some, all] of moves) expect([none > some, some > all]).toEqual([true, true]);
    expect(moves[1][2]).toBeLessThan(moves[0][2]);
  });

  it('costs consumers most where habits are strong', () => {
    expect(at(levels[4], 2.7)(surplus)).toBeLessThan(-20);
    expect(at(levels[4], 3.5)(surplus)).toBeLessThan(at(levels[4], 2.7)(surplus));
  });
});

describe('bonus-resentment', () => {
  const { answers } = sweepAt('bonus-resentment');

  it('has the more refusals the dearer they are to the chain: a region that grows upward and to the left', () => {
    expect(answers(0, 0)).toEqual(['Nobody', 'Nobody']);
    expect(answers(0.02, 0)).toEqual(['WeChat Pay', 'WeChat Pay']);
    expect(answers(0.02, 5)).toEqual(['Nobody', 'Nobody']);
    expect(answers(0.03, 4)).toEqual(['WeChat Pay', 'WeChat Pay']);
    expect(answers(0.03, 6)).toEqual(['Nobody', 'Nobody']);
  });
});

describe('cashback-duration', () => {
  const { at, answers } = sweepAt('cashback-duration');
  const year = 'payment_share of alipay, weeks 40 to 52 after the end less before';
  const end = 'payment_share of alipay, weeks 1 to 13 after the end less before';

  it('lasts longer the more is paid and the longer, and wears off in any case', () => {
    const [little, brief, long] = [at(0.01, 52), at(0.05, 4), at(0.05, 52)];
    expect(long(year)).toBeGreaterThan(little(year));
    expect(long(year)).toBeGreaterThan(brief(year));
    for (const one of [little, brief, long]) expect(one(year)).toBeLessThan(one(end));
  });

  it('has both answers on its map', () => {
    expect(answers(0.01, 4)).toEqual(['It has worn off']);
    expect(answers(0.05, 52)).toEqual(['It lasts']);
  });
});

describe('openness', () => {
  const { at } = sweepAt('openness');
  const [closed, half, open] = [at(0), at(0.5), at(1)];

  it('costs Alipay profit and gains everybody else more', () => {
    expect(open('profit of alipay, last less before')).toBeLessThan(
      closed('profit of alipay, last less before'),
    );
    for (const outcome of ['welfare', 'consumer_surplus', 'retailer_surplus', 'partner_profit'])
      expect(open(`${outcome}, last less before`)).toBeGreaterThan(closed(`${outcome}, last less before`));
  });

  it('opens most doors in its first half', () => {
    const [a, b, c] = [closed, half, open].map((one) =>
      one('acceptance_by_sales of alipay, last less before'),
    );
    expect(b - a).toBeGreaterThan(c - b);
  });
});

describe('policy-factorial', () => {
  const { at } = sweepAt('policy-factorial');
  const war = ['allowed', 'none', 'none', 'none'] as const;
  const none = at(...war);
  const ban = at('banned', ...war.slice(1));

  it('has a ban that lowers refusals, for the worse of retailers who lose their bonuses', () => {
    expect(ban('refusals, last')).toBeLessThan(none('refusals, last'));
    expect(ban('retailer_surplus, last less before')).toBeLessThan(
      none('retailer_surplus, last less before'),
    );
    expect(ban('welfare, last less before')).toBeGreaterThan(none('welfare, last less before'));
  });

  it('has a fee cap that only moves money from platforms to retailers', () => {
    const capped = at('allowed', 'as bank cards', 'none', 'none');
    const gain = (outcome: string) =>
      capped(`${outcome}, last less before`) - none(`${outcome}, last less before`);
    expect(gain('retailer_surplus')).toBeGreaterThan(1);
    expect(gain('platform_profit')).toBeCloseTo(-gain('retailer_surplus'), 1);
  });

  it('has an incentive cap that consumers pay for and platforms gain by', () => {
    const capped = at('allowed', 'none', 'no cashback', 'none');
    expect(capped('consumer_surplus, last less before')).toBeLessThan(
      none('consumer_surplus, last less before'),
    );
    expect(capped('platform_profit, last less before')).toBeGreaterThan(
      none('platform_profit, last less before'),
    );
  });

  it('has interoperability that lowers refusals, and does less once contracts are banned', () => {
    const code = at('allowed', 'none', 'none', 'one code');
    const both = at('banned', 'none', 'none', 'one code');
    const [alone, after] = [
      code('refusals, last') - none('refusals, last'),
      both('refusals, last') - ban('refusals, last'),
    ];
    expect(alone).toBeLessThan(0);
    expect(after).toBeGreaterThan(alone);
  });
});
