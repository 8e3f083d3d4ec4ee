import { describe, expect, it } from 'vitest';
import { AXIS, CASH_TONE, PLATFORM_TONES, QUIET, TEXT, toneOf } from '../../src/chart/theme.ts';
import { MAX_PLATFORMS } from '../../src/scenario/schema.ts';
import { smallScenario } from './fixture.ts';

type Rgb = readonly number[];
const linear = (hex: string): Rgb =>
  [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });

/** WCAG 2 contrast on white. */
function contrast(hex: string): number {
  const [r, g, b] = linear(hex);
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

/** Machado, Oliveira & Fernandes (2009), severity 1. */
const EYES: Readonly<Record<string, readonly Rgb[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** OKLab (Ottosson 2020), times 100. */
function oklab([r, g, b]: Rgb): Rgb {
  const cone = (x: number, y: number, z: number) => Math.cbrt(Math.max(0, x * r + y * g + z * b));
  const l = cone(0.4122214708, 0.5363325363, 0.0514459929);
  const m = cone(0.2119034982, 0.6806995451, 0.1073969566);
  const s = cone(0.0883024619, 0.2817188376, 0.6299787005);
  return [
    21.04542553 * l + 79.3617785 * m - 0.40720468 * s,
    197.79984951 * l - 242.8592205 * m + 45.05937099 * s,
    2.59040371 * l + 78.27717662 * m - 80.8675766 * s,
  ];
}

const seen = (hex: string, eye: readonly Rgb[]) =>
  oklab(eye.map((row) => row.reduce((sum, x, i) => sum + x * linear(hex)[i], 0)));

describe('the palette', () => {
  const tones = [...PLATFORM_TONES, CASH_TONE];

  it('has a tone for every platform a market may have', () => {
    expect(PLATFORM_TONES).toHaveLength(MAX_PLATFORMS);
  });

  it('shows lines at 3:1 and text at 4.5:1 on white', () => {
    for (const { fill, text } of tones) {
      expect(contrast(fill)).toBeGreaterThanOrEqual(3);
      expect(contrast(text)).toBeGreaterThanOrEqual(4.5);
    }
    expect(Math.min(contrast(QUIET), contrast(TEXT))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(AXIS)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(EYES))('keeps all methods apart for %s eyes', (eye) => {
    const colors = tones.map(({ fill }) => seen(fill, EYES[eye]));
    for (let i = 0; i < colors.length; i++) {
      for (let j = 0; j < i; j++) {
        expect(Math.hypot(...colors[i].map((x, k) => x - colors[j][k]))).toBeGreaterThan(6);
      }
    }
  });

  it('gives a platform the colour of its place in the scenario, and cash its grey', () => {
    const scenario = smallScenario({ platforms: 3 });
    expect(toneOf(scenario, 'platform-3')).toBe(PLATFORM_TONES[2]);
    expect(toneOf(scenario, 'cash')).toBe(CASH_TONE);
  });
});
