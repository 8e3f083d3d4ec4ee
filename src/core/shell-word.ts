/** A word as a POSIX shell takes it: plain where nothing in it is special, in single quotes otherwise. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
