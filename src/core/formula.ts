import type {
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  SymbolNode,
} from 'mathjs';
import math from 'mathjs/lib/browser/math.js';
import { suggestion } from './nearest.ts';
import { FUNCTIONS, OPERATORS } from './operators.ts';

const MAX_LENGTH = 500;
const MAX_NODES = 200;

type Values = Readonly<Record<string, number>>;
type Evaluate = (values: Values) => number;

/** A formula that was checked once and can be evaluated any number of times. */
export interface Formula {
  readonly text: string;
  /** The names it reads, each once. */
  readonly reads: readonly string[];
  /** The value, always finite; throws FormulaError where it is not. Comparisons give 1 or 0. */
  evaluate(values: Values): number;
}

/** Where a formula stands. */
export interface Origin {
  /** Path of the setting: `strategies[0].steps[1].to`. */
  readonly path: string;
  /** Whose formula it is, in words: `platform alipay`. */
  readonly owner: string;
}

/** A formula that cannot be read, or has no finite value where it was evaluated. The message is for the user. */
export class FormulaError extends Error {
  override name = 'FormulaError';
  /** Path of the setting that holds the formula, where it is known; the message begins with it. */
  readonly path: string | undefined;
  /** The message without the path. */
  readonly reason: string;

  constructor(words: string, origin?: Origin) {
    const reason = origin === undefined ? words : `formula of ${origin.owner}: ${words}`;
    super(origin === undefined ? reason : `${origin.path}: ${reason}`);
    this.path = origin?.path;
    this.reason = reason;
  }
}

/**
 * Reads a formula over the given names: numbers, + - * / ^ mod, comparisons, and or not, `a ? b : c`, and the functions of
 * `operators.ts`. Everything else is refused, and nothing is ever handed to the language's own evaluation.
 * Throws FormulaError; one of the evaluation tells the origin, if that is given.
 */
export function compileFormula(text: string | number, names: readonly string[], origin?: Origin): Formula {
  if (typeof text === 'number') return constant(text);
  if (text.length > MAX_LENGTH)
    throw new FormulaError(`too long: ${text.length} characters, at most ${MAX_LENGTH}`);
  const tree = parse(text);
  const size = tree.filter(() => true).length;
  if (size > MAX_NODES) throw new FormulaError(`too large: ${size} parts, at most ${MAX_NODES}`);
  const run = compile(tree, new Set(names)).run;
  const reads = names.filter((name) => tree.filter((node) => isName(node, name)).length > 0);
  const evaluate = (values: Values): number => finite(run(values), { text, reads, origin }, values);
  return { text, reads, evaluate };
}

function constant(value: number): Formula {
  if (!Number.isFinite(value)) throw new FormulaError(`expected a finite number, found ${value}`);
  return { text: String(value), reads: [], evaluate: () => value };
}

const isName = (node: MathNode, name: string): boolean =>
  node.type === 'SymbolNode' && (node as SymbolNode).name === name;

function parse(text: string): MathNode {
  if (text.trim() === '') throw new FormulaError('expected a formula, found nothing');
  try {
    return math.parse(text);
  } catch (error) {
    const reason =
      error instanceof SyntaxError || error instanceof RangeError ? error.message : 'not a formula';
    throw new FormulaError(`cannot be read: ${lowerFirst(reason)}`);
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function finite(
  value: number,
  { text, reads, origin }: Pick<Formula, 'text' | 'reads'> & { origin: Origin | undefined },
  values: Values,
): number {
  if (Number.isFinite(value)) return value;
  const found = reads.map((name) => `${name} = ${values[name]}`).join(', ');
  throw new FormulaError(`"${text}" has no finite value (${value})${found && ` where ${found}`}`, origin);
}

/** A part of a formula; `fixed` when it reads no name, so that its value is known before the run. */
interface Part {
  readonly run: Evaluate;
  readonly fixed: boolean;
}

function compile(node: MathNode, names: ReadonlySet<string>): Part {
  switch (node.type) {
    case 'ConstantNode':
      return literal((node as ConstantNode).value, node);
    case 'SymbolNode':
      return nameOf((node as SymbolNode).name, names);
    case 'ParenthesisNode':
      return compile((node as ParenthesisNode).content, names);
    case 'OperatorNode':
      return operation(node as OperatorNode, names);
    case 'FunctionNode':
      return call(node as FunctionNode, names);
    case 'ConditionalNode':
      return conditional(node as ConditionalNode, names);
    case 'RelationalNode':
      throw new FormulaError(`${node} chains comparisons: write "a < b and b < c"`);
    default:
      throw new FormulaError(`${describe(node)} is not allowed in a formula`);
  }
}

const WORDS: Readonly<Record<string, string>> = {
  AccessorNode: 'reading inside a value',
  ArrayNode: 'a list',
  AssignmentNode: 'an assignment',
  BlockNode: 'more than one expression',
  FunctionAssignmentNode: 'defining a function',
  IndexNode: 'an index',
  ObjectNode: 'a map',
  RangeNode: 'a range',
};

const describe = (node: MathNode): string => WORDS[node.type] ?? `${node}`;

function literal(value: unknown, node: MathNode): Part {
  if (typeof value === 'boolean') return { run: () => Number(value), fixed: true };
  if (typeof value === 'string') throw new FormulaError(`text is not allowed in a formula: ${node}`);
  if (typeof value !== 'number') throw new FormulaError(`${node} is not allowed in a formula`);
  if (!Number.isFinite(value)) throw new FormulaError(`${value} is not a finite number`);
  return { run: () => value, fixed: true };
}

function nameOf(name: string, names: ReadonlySet<string>): Part {
  if (!names.has(name))
    throw new FormulaError(`unknown name "${name}"${suggestion(name, [...names], 'known')}`);
  return { run: (values) => values[name], fixed: false };
}

function operation(node: OperatorNode, names: ReadonlySet<string>): Part {
  if (node.implicit) throw new FormulaError(`"${node}": write the multiplication sign`);
  if (!Object.hasOwn(OPERATORS, node.fn))
    throw new FormulaError(`the operator ${node.op} is not allowed in a formula`);
  const parts = node.args.map((part) => compile(part, names));
  const divisor = parts[1];
  const divides = node.fn === 'divide' || node.fn === 'mod';
  if (divides && divisor.fixed && divisor.run({}) === 0) throw new FormulaError(`"${node}" divides by zero`);
  return apply(OPERATORS[node.fn], parts, node);
}

function call(node: FunctionNode, names: ReadonlySet<string>): Part {
  const called = node.fn as unknown as MathNode & { name?: string };
  const name = called.type === 'SymbolNode' ? String(called.name) : `${called}`;
  if (called.type !== 'SymbolNode' || !Object.hasOwn(FUNCTIONS, name)) {
    throw new FormulaError(`unknown function "${name}"${suggestion(name, Object.keys(FUNCTIONS), 'known')}`);
  }
  const [least, most] = FUNCTIONS[name].takes;
  const count = node.args.length;
  if (count < least || count > most) {
    const takes = least === most ? least : `${least} to ${most}`;
    throw new FormulaError(`${name} takes ${takes} value${most === 1 ? '' : 's'}, found ${count}`);
  }
  const parts = node.args.map((part) => compile(part, names));
  return apply(FUNCTIONS[name].run, parts, node);
}

function apply(run: (...values: number[]) => number, parts: readonly Part[], node: MathNode): Part {
  const fixed = parts.every((part) => part.fixed);
  const whole: Part = { run: (values) => run(...parts.map((part) => part.run(values))), fixed };
  if (fixed && !Number.isFinite(whole.run({}))) throw new FormulaError(`"${node}" has no finite value`);
  return whole;
}

/** Only the branch that holds is evaluated, so that it can guard a division: `share > 0 ? 1 / share : 0`. */
function conditional(node: ConditionalNode, names: ReadonlySet<string>): Part {
  const [when, yes, no] = [node.condition, node.trueExpr, node.falseExpr].map((part) => compile(part, names));
  return {
    run: (values) => (when.run(values) !== 0 ? yes.run(values) : no.run(values)),
    fixed: when.fixed && yes.fixed && no.fixed,
  };
}
