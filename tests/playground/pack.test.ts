import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../src/playground/share/pack.ts';

const packed = (data: unknown): string =>
  deflateRawSync(typeof data === 'string' ? data : JSON.stringify(data)).toString('base64url');

describe('a link to a scenario', () => {
  it('gives back the texts that were put into it, whatever they say', async () => {
    const texts = fc.dictionary(fc.string({ maxLength: 20, unit: 'binary' }), fc.string({ unit: 'binary' }), {
      minKeys: 1,
      maxKeys: 8,
      noNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (some) => {
        const [path] = Object.keys(some);
        const letters = await pack({ path, texts: some });
        expect(letters).toMatch(/^[\w-]+$/);
        expect(await unpack(letters)).toEqual({ path, texts: some });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['', 'no link of this page'],
    ['<script>', 'no link of this page'],
    ['a', 'a part of it is missing'],
    ['AAAA', 'missing or was changed'],
    [packed('not JSON'), 'holds no scenario'],
    [packed(null), 'holds no scenario'],
    [packed({ path: 'a', texts: {} }), 'holds no scenario'],
    [packed({ path: 'a', texts: { a: 1 } }), 'holds no scenario'],
    [packed({ path: 'toString', texts: { a: '' } }), 'holds no scenario'],
    [packed('{"path":"__proto__","texts":{"__proto__":{"a":""}}}'), 'holds no scenario'],
    [
      packed({ path: 'a0', texts: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`a${i}`, ''])) }),
      'holds no',
    ],
    [packed(' '.repeat(2_000_000)), 'larger than 1 MB'],
    [packed({ path: 'a', texts: { a: 'x' } }).slice(0, -4), 'missing or was changed'],
    ['A'.repeat(400_001), 'at most 400000'],
  ])('that is none is refused: %s', async (letters, words) => {
    await expect(unpack(letters)).rejects.toThrow(words);
  });

  it('leaves the machinery of the language alone', async () => {
    const { texts } = await unpack(packed('{"path":"a","texts":{"a":"x","__proto__":"y"}}'));
    expect(Object.getPrototypeOf(texts)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).y).toBeUndefined();
  });
});
