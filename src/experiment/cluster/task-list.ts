/** Ascending numbers as schedulers write them: `1-3,7,9-12`. */
export function taskList(numbers: readonly number[]): string {
  const stretches: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = stretches.at(-1);
    if (last?.to === number - 1) last.to = number;
    else stretches.push({ from: number, to: number });
  }
  return stretches.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}
