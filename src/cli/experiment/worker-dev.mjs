// Lets a thread load TypeScript where the program runs from its sources (tests, tsx): Node 20 does not hand the loader on.
import { register } from 'tsx/esm/api';

register();
export default (await import('./worker.ts')).default;
