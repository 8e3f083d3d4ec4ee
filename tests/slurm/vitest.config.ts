import { defineConfig } from 'vitest/config';
import { ClosingLine } from '../closing-line.ts';

/** `npm run test:slurm`: against a real Slurm, which is started for it. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.slurm.ts'],
    reporters: ['verbose', new ClosingLine()],
    fileParallelism: false, // one cluster at a time: its ports are fixed
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
