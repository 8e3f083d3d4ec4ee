/** The longest name of a variable in Stata; SQL and other statistics programs take more. */
const LONGEST = 32;

/**
 * Words that Stata or SQL (PostgreSQL and DuckDB) keep for themselves: a column of that name could only be used in quotes
 * or not at all.
 */
const RESERVED = new Set(
  `_all _b _coef _cons _n _pi _pred _rc _skip byte double float if int long str strl using
  all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default
  deferrable desc describe distinct do else end except false fetch for foreign from grant group having in initially
  intersect into lambda lateral leading limit not null offset on only or order pivot pivot_longer pivot_wider placing
  primary qualify references returning select show some summarize symmetric table then to trailing true union unique
  unpivot user variadic when where window with`.split(/\s+/),
);

/** Whether a name can be used as it is in SQL, Stata, R and Python: letters, digits and `_`, at most 32, no kept word. */
export const isColumnName = (name: string): boolean =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name.length <= LONGEST && !RESERVED.has(name.toLowerCase());

/**
 * Names of columns made of a prefix and words such as `wechat-pay` or `habit.strength`: what no program takes becomes `_`,
 * what is too long is cut, and names that would be alike are numbered.
 */
export function columnNames(prefix: string, words: readonly string[]): string[] {
  const taken = new Set<string>();
  return words.map((word) => {
    const plain = prefix + word.replace(/[^A-Za-z0-9_]/g, '_');
    const wanted = /^[0-9]/.test(plain) || RESERVED.has(plain.toLowerCase()) ? `_${plain}` : plain;
    let name = wanted.slice(0, LONGEST);
    for (let number = 2; taken.has(name.toLowerCase()); number++) {
      name = `${wanted.slice(0, LONGEST - 1 - String(number).length)}_${number}`;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}
