/**
 * All that is known of one consumer, in one 32-bit word: its row, which decides what it does, and for measurement only the
 * methods that it used in this month and in the one before, and its top of wallet when the window of switching opened.
 *
 *     31   29 28              22 21              14 13                      0
 *     | top | used the month before | used this month |          row          |
 *
 * One word is read and written at once, and is smaller than four columns of whole bytes (2 + 1 + 1 + 1). Eight methods need
 * all bits from 22 to 29, so that with seven platforms the top of wallet stands apart, in a fifth byte.
 */
export interface Words {
  readonly words: Int32Array;
  /** By consumer: the top of wallet when the window opened; null where the word has room for it. */
  readonly tops: Uint8Array | null;
}

const MOST_WITH_TOP = 7;

/** Memory for so many consumers, all of which are still to be written. */
export const emptyWords = (
  consumers: number,
  methods: number,
  room: (bytes: number) => ArrayBufferLike,
): Words => ({
  words: new Int32Array(room(4 * consumers)),
  tops: methods > MOST_WITH_TOP ? new Uint8Array(room(consumers)) : null,
});

/** Bytes that a consumer takes. */
export const bytesOf = (methods: number): number => (methods > MOST_WITH_TOP ? 5 : 4);

/** Rows that a word can tell apart. */
export const MOST_ROWS = 1 << 14;

export const rowIn = (word: number): number => word & 0x3fff;

export const withRow = (word: number, row: number): number => (word & ~0x3fff) | row;

/** The bit of a method used this month. */
export const usedBit = (method: number): number => 0x4000 << method;

/** Methods used this month, as a mask. */
export const usedIn = (word: number): number => (word >>> 14) & 0xff;

/** Methods used the month before. */
export const usedBeforeIn = (word: number, methods: number): number => (word >>> 22) & ((1 << methods) - 1);

/** The month over: what was used in it was used in the month before. */
export const withMonthOver = (word: number, methods: number): number =>
  (word & ~(0x3fc000 | (((1 << methods) - 1) << 22))) | ((word & 0x3fc000) << 8);

/** A consumer who has used nothing, as the window opens. */
export function begin({ words, tops }: Words, consumer: number, row: number, top: number): void {
  words[consumer] = row;
  openWindow({ words, tops }, consumer, top);
}

/** Remembers what is on top as a window opens. */
export function openWindow({ words, tops }: Words, consumer: number, top: number): void {
  if (tops === null) words[consumer] = (words[consumer] & 0x1fffffff) | (top << 29);
  else tops[consumer] = top;
}

/** What was on top when the window opened. */
export const topBefore = ({ words, tops }: Words, consumer: number): number =>
  tops === null ? words[consumer] >>> 29 : tops[consumer];
