import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** An import or re-export of a source file. */
export interface Link {
  /** The module as written. */
  readonly module: string;
  /** Path from the root of the project, `src/core/rng.ts`; undefined for packages. */
  readonly target: string | undefined;
  readonly typesOnly: boolean;
  readonly isExport: boolean;
}

/** A source file as the layer tests see it. */
export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly links: readonly Link[];
  /** Names used as values by themselves or as `object.member`, such as `Math.random`; not names of properties. */
  readonly names: ReadonlySet<string>;
}

/** Every TypeScript file under `src`, by path from the root. */
export function sourceFiles(): SourceFile[] {
  const paths = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  return paths
    .map((path) => posix.join('src', path.replaceAll('\\', '/')))
    .filter((path) => /\.tsx?$/.test(path))
    .toSorted()
    .map((path) => readSource(path, readFileSync(join(ROOT, path), 'utf8')));
}

export function readSource(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const links: Link[] = [];
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const link = linkOf(path, node);
    if (link) links.push(link);
    if (ts.isIdentifier(node) && !isPropertyName(node)) names.add(node.text);
    if (ts.isPropertyAccessExpression(node)) names.add(`${node.expression.getText()}.${node.name.text}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, lines: text.split('\n').length - 1, links, names };
}

const isPropertyName = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  ts.isPropertySignature(node.parent);

function linkOf(path: string, node: ts.Node): Link | undefined {
  if (ts.isImportDeclaration(node)) {
    return link(path, node.moduleSpecifier, importsTypesOnly(node.importClause), false);
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return link(path, node.moduleSpecifier, node.isTypeOnly, true);
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return link(path, node.arguments[0], false, false);
  }
  return undefined;
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((one) => one.isTypeOnly)
  );
}

function link(path: string, module: ts.Expression, typesOnly: boolean, isExport: boolean): Link {
  const text = ts.isStringLiteralLike(module) ? module.text : module.getText();
  const target = text.startsWith('.') ? posix.join(posix.dirname(path), text) : undefined;
  return { module: text, target, typesOnly, isExport };
}
