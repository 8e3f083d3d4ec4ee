import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GENERATED } from '../tools/generated.ts';
import { ROOT } from './source-files.ts';

describe('generated files', () => {
  it.each(Object.keys(GENERATED))('%s is what `npm run docs` writes', (path) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(GENERATED[path]());
  });
});
