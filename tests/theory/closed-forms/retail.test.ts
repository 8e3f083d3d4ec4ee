import { describe, expect, it } from 'vitest';
import {
  breakEvenBonus,
  breakEvenWalkingAway,
  earnings,
  salesLost,
  subsetsOf,
} from '../../../src/theory/retail.ts';

describe('a contract', () => {
  const open = { cash: 0.1, alipay: 0.4, 'wechat-pay': 0.43880291 };
  const bound = { cash: 0.14, alipay: 0, 'wechat-pay': 0.75404774 };

  it('just pays at the margin on the sales it costs, where fees are equal', () => {
    const earned = { cash: 0.2, alipay: 0.2, 'wechat-pay': 0.2 };
    const bonus = breakEvenBonus(open, earnings(open, earned), earnings(bound, earned));
    expect((100 * bonus).toFixed(4)).toBe('0.9535');
    expect(bonus).toBeCloseTo(0.2 * salesLost(open, bound), 12);
  });

  it('needs less of a bonus the dearer the wallet is that it drops', () => {
    const asked = (fee: number) => {
      const earned = { cash: 0.2, alipay: 0.2 - fee, 'wechat-pay': 0.2 };
      return breakEvenBonus(open, earnings(open, earned), earnings(bound, earned));
    };
    expect(asked(0.01)).toBeLessThan(asked(0.005));
  });

  it('just pays at the published shares of stranded customers who leave', () => {
    expect([0.002, 0.006].map((r) => breakEvenWalkingAway(r, 0.078, 0.215).toFixed(2))).toEqual([
      '0.12',
      '0.36',
    ]);
  });

  it('is weighed against every set of wallets', () => {
    expect(subsetsOf(['a', 'b']).map((set) => set.join('+'))).toEqual(['', 'a', 'b', 'a+b']);
  });
});
