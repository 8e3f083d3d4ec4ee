import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnNames, isColumnName } from '../../src/core/column-name.ts';

describe('the name of a column', () => {
  it('has letters, digits and lines, at most 32, and is no word that SQL or Stata keep', () => {
    for (const name of ['week', 'top_of_wallet', 'reward_wechat_pay', '_2', 'a'.repeat(32)])
      expect(isColumnName(name), name).toBe(true);
    for (const name of [
      '',
      '2nd',
      'wechat-pay',
      'a b',
      'año',
      'a'.repeat(33),
      'from',
      'To',
      'order',
      'using',
      '_n',
    ])
      expect(isColumnName(name), name).toBe(false);
  });

  it('can be made of any words, and no two are alike', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('to', 'from', 'a-b', 'a_b', 'a.b', 'A.b', 'x'.repeat(40)),
    );
    fc.assert(
      fc.property(fc.constantFrom('', 'reward_'), fc.array(word, { maxLength: 12 }), (prefix, words) => {
        const names = columnNames(
          prefix,
          words.map((one) => one || 'x'),
        );
        expect(names.filter((name) => !isColumnName(name))).toEqual([]);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(words.length);
      }),
    );
  });

  it('keeps what programs take, and says what it stands for', () => {
    expect(columnNames('reward_', ['alipay', 'wechat-pay', 'wechat_pay'])).toEqual([
      'reward_alipay',
      'reward_wechat_pay',
      'reward_wechat_pay_2',
    ]);
    expect(columnNames('', ['habit.strength', 'to', '2x'])).toEqual(['habit_strength', '_to', '_2x']);
  });
});
