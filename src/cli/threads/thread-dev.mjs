// Lets a thread load TypeScript where the program runs from its sources (tests, tsx): Node 20 does not hand the loader on.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.entry);
