import { signal } from '@preact/signals';

/** What the page shows: the market, the lessons about it, or how the model works. */
export type View = 'market' | 'lessons' | 'model';

export const view = signal<View>('market');
