import { describe, expect, it } from 'vitest';
import { nearest, suggestion } from '../../src/core/nearest.ts';

const NAMES = ['merchantFee', 'cashback', 'wechat-pay', 'wal-mart'];

describe('the nearest name', () => {
  it.each([
    ['merchantFe', 'merchantFee'],
    ['merchant-fee', 'merchantFee'],
    ['MERCHANTFEE', 'merchantFee'],
    ['wechatpay', 'wechat-pay'],
    ['walmart', 'wal-mart'],
    ['cashbakc', 'cashback'],
  ])('to %s is %s', (wanted, best) => {
    expect(nearest(wanted, NAMES)).toBe(best);
  });

  it('is none where nothing is alike, or nothing is there', () => {
    expect(nearest('openness', NAMES)).toBeUndefined();
    expect(nearest('', NAMES)).toBeUndefined();
    expect(nearest('x'.repeat(1000), NAMES)).toBeUndefined();
    expect(nearest('cashback', [])).toBeUndefined();
  });

  it('is suggested, or else all are listed', () => {
    expect(suggestion('cashbak', NAMES)).toBe(', did you mean "cashback"?');
    expect(suggestion('zzz', ['a', 'b'], 'known')).toBe('; known: a, b');
    expect(suggestion('zzz', [])).toBe('');
  });
});
