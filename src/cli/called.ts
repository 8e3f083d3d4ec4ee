import type { Io } from './io.ts';

/** How this program is called here: npm tells what it runs through `npx` that it does so (`npm_command`). */
export const calledAs = ({ env }: Io): string => (env.npm_command === 'exec' ? 'npx paymarket' : 'paymarket');
