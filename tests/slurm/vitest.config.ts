import { defineConfig } from 'vitest/config';
import { ClosingLine } from '../closing-line.ts';

/** `npm run test:slurm`: against a real Slurm, which is started for it. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.slurm.ts'],
    reporters: ['verbose', new ClosingLine()],
    fileParallelism: false, // one cluster at a time: its ports are fixed
    // A limit against tests that hang: a lost node alone takes two and a half minutes to be done without.
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
  },
});
