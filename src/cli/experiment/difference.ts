import type { Sources } from './sources.ts';

const MOST_SHOWN = 20;

/** What differs between two studies with all that they read: lines that went (-) and lines that came (+), file by file. */
export function differenceOf(before: Sources, after: Sources): string {
  const paths = [...new Set([...Object.keys(before.texts), ...Object.keys(after.texts)])];
  const files = [
    { path: after.name, a: before.text, b: after.text },
    ...paths.map((path) => ({ path, a: before.texts[path] ?? '', b: after.texts[path] ?? '' })),
    { path: 'options', a: optionsOf(before), b: optionsOf(after) },
  ];
  return files
    .filter(({ a, b }) => a !== b)
    .map(({ path, a, b }) => `${path}\n${changedLines(a, b)}`)
    .join('\n');
}

const optionsOf = ({ overrides, own }: Sources): string =>
  [
    ...overrides.map((one) => `--set ${one}`),
    ...Object.entries(own).map(([name, value]) => `--${name} ${value}`),
  ].join('\n');

function changedLines(a: string, b: string): string {
  const [before, after] = [a.split('\n'), b.split('\n')];
  const lines = [
    ...without(before, after).map((line) => `  - ${line.trim()}`),
    ...without(after, before).map((line) => `  + ${line.trim()}`),
  ];
  const rest = lines.length - MOST_SHOWN;
  return [...lines.slice(0, MOST_SHOWN), ...(rest > 0 ? [`  ... and ${rest} more lines`] : [])].join('\n');
}

/** Lines of `lines` that are not among `others`, each as often as it is missing there. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0 && line.trim() !== '';
  });
}
