import type { Problem } from './errors.ts';
import type { Tree } from './tree.ts';
export function checkReferences(_raw: unknown, _tree: Tree): { problems: Problem[]; warnings: Problem[] } {
  return { problems: [], warnings: [] };
}
