import { describe, expect, it } from 'vitest';
import { diverging, hexOf, isDark, sequential } from '../../src/chart/palette.ts';

const SHARES = Array.from({ length: 21 }, (_, i) => i / 20);

/** Relative luminance of a colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const light = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return light <= 0.04045 ? light / 12.92 : ((light + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

describe('a scale of colours', () => {
  it('turns OKLab into sRGB', () => {
    expect(hexOf([1, 0, 0])).toBe('#ffffff');
    expect(hexOf([0, 0, 0])).toBe('#000000');
    expect(hexOf([0.627955, 0.224863, 0.125846])).toBe('#ff0000');
    expect(hexOf([0.86644, -0.233888, 0.179498])).toBe('#00ff00');
  });

  it('grows darker by equal steps', () => {
    for (const scale of [sequential, diverging, (share: number) => diverging(-share)]) {
      const steps = SHARES.slice(1).map((share, i) => scale(SHARES[i])[0] - scale(share)[0]);
      expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(1e-9);
      expect(Math.min(...steps)).toBeGreaterThan(0);
    }
  });

  it('keeps its ends within what a screen shows', () => {
    for (const share of [-1, -0.5, 0.5, 1]) {
      const hex = hexOf(diverging(share));
      expect(hex).toMatch(/^#[0-9a-f]{6}$/);
    }
    expect(hexOf(diverging(5))).toBe(hexOf(diverging(1)));
    expect(hexOf(sequential(-3))).toBe(hexOf(sequential(0)));
  });

  it('bears ink or white that can be read on it, at least 4.2 to 1', () => {
    for (const share of SHARES)
      for (const lab of [sequential(share), diverging(share), diverging(-share)]) {
        const words = isDark(lab) ? 1 : luminance('#15171c');
        expect(contrast(luminance(hexOf(lab)), words)).toBeGreaterThan(4.2);
      }
  });
});
