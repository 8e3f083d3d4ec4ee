import { defineConfig } from 'vitest/config';
import { ClosingLine } from './tests/closing-line.ts';

export default defineConfig({
  test: {
    setupFiles: ['tests/setup.ts'],
    maxWorkers: '100%', // by default one core is left idle, which is half of two
    include: ['tests/**/*.test.ts'],
    reporters: ['default', new ClosingLine()],
    // A limit against tests that hang, not a measure of speed: the machine may be slow and shared.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary', 'html'] },
  },
});
