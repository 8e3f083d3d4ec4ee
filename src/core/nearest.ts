import { closest, distance } from 'fastest-levenshtein';

/** The name most like `wanted`, if one is alike enough to be what was meant. */
export function nearest(wanted: string, names: readonly string[]): string | undefined {
  if (names.length === 0 || wanted.length > 100) return undefined;
  const plain = (name: string) => name.toLowerCase().replace(/[-_ ]/g, '');
  const best = names[names.map(plain).indexOf(closest(plain(wanted), names.map(plain)))];
  const allowed = Math.max(1, Math.floor(Math.max(wanted.length, best.length) / 3));
  return distance(plain(wanted), plain(best)) <= allowed ? best : undefined;
}

/** `, did you mean "x"?`, or the list of what there is. */
export function suggestion(wanted: string, names: readonly string[], noun = 'allowed'): string {
  const best = nearest(wanted, names);
  if (best !== undefined) return `, did you mean "${best}"?`;
  return names.length === 0 ? '' : `; ${noun}: ${names.join(', ')}`;
}
