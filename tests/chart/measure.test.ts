import { describe, expect, it } from 'vitest';
import { balance, clip, measureByAdvances, unknownTo, wrap } from '../../src/chart/measure.ts';
import { measureByFont } from '../../src/cli/render.ts';

const letters = (line: string) => line.length * 10;

describe('the width of text', () => {
  it.each([400, 600, 700])('agrees with the font to 2.5 % at weight %d', (weight) => {
    for (const text of [
      'Wal-Mart takes only WeChat Pay',
      'Share of payments, 46.1%',
      'AVATAR Type “quoted” – dash',
      'Åsa Müller',
    ]) {
      const exact = measureByFont(text, 14, weight);
      expect(Math.abs(measureByAdvances(text, 14, weight) - exact) / exact).toBeLessThan(0.025);
    }
  });

  it('knows which characters it only guesses', () => {
    expect(unknownTo('Alipay 支付宝')).toEqual(['支', '付', '宝']);
    expect(unknownTo('a\u00a0b · 46%')).toEqual([]);
  });
});

describe('lines', () => {
  it('break between words and keep every word', () => {
    expect(wrap('one two three four', 90, letters)).toEqual(['one two', 'three', 'four']);
  });

  it('cut a word that is wider than the line', () => {
    expect(clip('incomprehensibilities', 60, letters)).toBe('incom…');
  });

  it('are about equally long when balanced, and no more of them', () => {
    const text = 'a title that runs over the line by one word';
    expect(wrap(text, 400, letters)).toHaveLength(2);
    const [first, second] = balance(text, 400, letters);
    expect(Math.abs(first.length - second.length)).toBeLessThan(6);
  });
});
