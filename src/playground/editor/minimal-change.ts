/** A stretch of text that another takes the place of. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The smallest single change that makes one text of another; undefined where they are the same. */
export function minimalChange(before: string, after: string): Change | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let behind = 0;
  while (behind < most - from && before[before.length - 1 - behind] === after[after.length - 1 - behind])
    behind++;
  return { from, to: before.length - behind, insert: after.slice(from, after.length - behind) };
}

/** The text with the line ends of the editor. */
export const withPlainLines = (text: string): string => text.replace(/\r\n?/g, '\n');
