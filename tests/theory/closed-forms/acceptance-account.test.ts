import { describe, expect, it } from 'vitest';
import { conversion } from '../../../src/theory/acceptance-account.ts';

const CUSTOMERS = [
  { share: 0.069, held: ['alipay'], cash: 0.6 },
  { share: 0.224, held: ['wechat'], cash: 0.6 },
  { share: 0.64, held: ['alipay', 'wechat'], cash: 0.6 },
  { share: 0.067, held: [], cash: 0.6 },
];
const sold = (taken: string[]) =>
  conversion(CUSTOMERS, taken, { wallets: { alipay: 3, wechat: 3 }, cash: 1.5 });

describe('a shop that drops a wallet, on paper', () => {
  it('sells what the published account says', () => {
    expect(sold(['alipay', 'wechat'])).toBeCloseTo(0.93880291, 8);
    expect(sold(['wechat'])).toBeCloseTo(0.89404774, 8);
    expect(sold(['alipay'])).toBeCloseTo(0.82166004, 8);
    expect(sold([])).toBeCloseTo(0.49054469, 8);
  });

  it('loses 2.6 times as much without WeChat Pay as without Alipay', () => {
    const lost = (taken: string[]) => 1 - sold(taken) / sold(['alipay', 'wechat']);
    expect(lost(['wechat'])).toBeCloseTo(0.047673, 6);
    expect(lost(['alipay'])).toBeCloseTo(0.124779, 6);
    expect(lost(['alipay']) / lost(['wechat'])).toBeCloseTo(2.617, 3);
  });
});
