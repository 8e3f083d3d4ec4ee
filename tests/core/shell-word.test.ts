import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellWord } from '../../src/core/shell-word.ts';

/** Any text but the one character that no word of a shell can have. */
const words = fc.array(
  fc
    .string({
      unit: fc.oneof(
        fc.constantFrom(...`'"\\$\`!*?~# ;&|<>(){}[]\n\t-=`),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
    })
    .map((text) => text.replaceAll('\0', '')),
  { minLength: 1, maxLength: 40 },
);

describe('a word for a shell', () => {
  it('is read as it was, whatever is in it', () => {
    fc.assert(
      fc.property(words, (words) => {
        const line = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;
        expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' })).toBe(
          words.map((word) => `${word}\0`).join(''),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('stays plain where it may', () => {
    expect(['out/sweep/a-b_1.yaml', 'habit.strength=0.5', 'a b', ''].map(shellWord)).toEqual([
      'out/sweep/a-b_1.yaml',
      'habit.strength=0.5',
      "'a b'",
      "''",
    ]);
  });
});
