/** How a number of the scenario is shown: shares as percentages, money in the currency of the scenario. */
export interface Shown {
  /** What the number of the scenario is multiplied with. */
  readonly scale: number;
  /** What stands behind it: `%`, `% of sales`, `CNY`, `weeks`. */
  readonly unit: string;
}

const SILENT = ['factor', 'index', 'probability', ''];

export function shownAs(unit: string, currency: string): Shown {
  const [word, ...rest] = unit.split(' ');
  const behind = rest.length === 0 ? '' : ` ${rest.join(' ')}`;
  if (word === 'share') return { scale: 100, unit: `%${behind}` };
  if (word === 'currency') return { scale: 1, unit: `${currency}${behind}` };
  return { scale: 1, unit: SILENT.includes(unit) ? '' : unit };
}

/** A number without the noise of binary fractions: 0.30000000000000004 is 0.3. */
export const clean = (value: number): number => Number(value.toPrecision(10));
