import fc from 'fast-check';

// Random markets are new ones at every run on a desk, and the same ones in CI: what lands must not hang on luck.
if (process.env.CI) fc.configureGlobal({ seed: 20180315 });
