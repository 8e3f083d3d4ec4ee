import type { Texts } from '../engine/messages.ts';

const files = import.meta.glob<string>('../../../scenarios/{seed,theory}/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The scenarios that ship with the program, by their path in it: `scenarios/seed/first-run.yaml`. */
export const LIBRARY: Texts = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [path.replace(/^(\.\.\/)+/, ''), text]),
);
