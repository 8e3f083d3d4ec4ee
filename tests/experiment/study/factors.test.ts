import { describe, expect, it } from 'vitest';
import { joined } from '../../../src/scenario/change.ts';
import { sweepStudy } from '../../helpers/sweep.ts';

const withFactor = (factor: string, rest = ''): string =>
  `study: sweep\nname: A factor\nbase: incentive-burst\nfactors: [${factor}]\noutcomes: [welfare]\n${rest}`;

/** The scenario at each level of the first factor. */
function scenariosOf(text: string) {
  const { base, factors } = sweepStudy(text);
  return factors[0].levels.map(
    ({ value }) => base.open.changed(joined([base.change, factors[0].changeTo(value)])).scenario,
  );
}

describe('a factor', () => {
  it('with an offset sets its value plus the offset, and is called by its value', () => {
    const text = withFactor(
      '{ name: Weeks, parameter: "interventions[0].until", offset: 27, from: 4, to: 52, steps: 3 }',
    );
    expect(scenariosOf(text).map(({ interventions: [one] }) => one.until)).toEqual([31, 55, 79]);
    expect(sweepStudy(text).factors[0].levels.map(({ value }) => value)).toEqual([4, 28, 52]);
  });

  it('with an offset starts one-at-a-time designs at the value of the base less the offset', () => {
    const text = withFactor(
      '{ parameter: "interventions[0].until", offset: 27, values: [4] }',
      'design: one-at-a-time\n',
    );
    const study = sweepStudy(text);
    expect(study.factors[0].offset).toBe(27);
  });

  it('of several settings gives them one value', () => {
    const [, second] = scenariosOf(
      withFactor(
        '{ parameters: [platforms.alipay.merchantFee, platforms.wechat-pay.merchantFee], values: [0.004, 0.005] }',
      ),
    );
    expect([second.platforms.alipay.merchantFee, second.platforms['wechat-pay'].merchantFee]).toEqual([
      0.005, 0.005,
    ]);
  });

  it('of named levels brings interventions and lies on a scale by its values', () => {
    const text = withFactor(
      '{ name: Ban, unit: share, levels: [{ name: none, value: 0 }, { name: ban, value: 0.5, add: [{ week: 40, kind: ban-exclusivity }] }] }',
    );
    expect(scenariosOf(text).map(({ interventions }) => interventions.length)).toEqual([1, 2]);
    expect(sweepStudy(text).factors[0]).toMatchObject({ unit: 'share', column: 'ban' });
  });
});
