import { signal } from '@preact/signals';

/** Ids of the charts that the reader is asked to look at. */
export const highlighted = signal<readonly string[]>([]);
