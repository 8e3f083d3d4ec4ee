import { pathText, type Step } from '../core/path.ts';
import { controlLabel } from './control-label.ts';
import { datesOf, describeTerms } from './describe.ts';
import { nameOf } from './names.ts';
import type { Intervention, Scenario, Strategy } from './schema.ts';
import { settingWords, valueWords } from './setting-words.ts';

/** One thing that differs between two scenarios, in plain words. */
export interface Difference {
  /** Path of the setting, or of the list that something was added to. */
  readonly path: string;
  /** `Alipay: merchant fee`, `Wal-Mart takes only WeChat Pay (West)`. */
  readonly what: string;
  /** In the first scenario; absent where there is no such thing. */
  readonly before?: string;
  /** In the second scenario; absent where there is no such thing. */
  readonly after?: string;
}

/** What tells a scenario to people, and does not change what happens in it. */
const TOLD = ['name', 'question', 'source', 'extends', 'output'];

/** What differs between two scenarios: settings in the order of the language, then strategies, then interventions. */
export function diffScenarios(a: Scenario, b: Scenario): Difference[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const plain = names.filter((name) => ![...TOLD, 'interventions', 'strategies'].includes(name));
  const settings = plain.flatMap((name) =>
    below(a[name as keyof Scenario], b[name as keyof Scenario], [name], a, b),
  );
  return [...settings, ...diffStrategies(a, b), ...diffInterventions(a, b)];
}

function below(x: unknown, y: unknown, path: readonly Step[], a: Scenario, b: Scenario): Difference[] {
  if (isMap(x) && isMap(y)) {
    const names = [...new Set([...Object.keys(x), ...Object.keys(y)])];
    return names.flatMap((name) => below(own(x, name), own(y, name), [...path, name], a, b));
  }
  if (canonical(x) === canonical(y)) return [];
  const text = pathText(path);
  const what = settingWords(y === undefined ? a : b, text);
  return [{ path: text, what, ...side('before', a, text, x), ...side('after', b, text, y) }];
}

/** What one scenario says; a whole platform, chain or region that the other lacks is only named. */
function side(name: 'before' | 'after', scenario: Scenario, path: string, value: unknown) {
  if (value === undefined) return {};
  return { [name]: isMap(value) ? '' : valueWords(scenario, path, value) };
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (map: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(map, name) ? map[name] : undefined;

/** Equal for data that mean the same, in whatever order their settings were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    isMap(item) ? Object.fromEntries(Object.entries(item).toSorted(([p], [q]) => (p < q ? -1 : 1))) : item,
  );
}

/** Interventions as a set; one that only has other numbers is told by these. */
function diffInterventions(a: Scenario, b: Scenario): Difference[] {
  const [gone, come] = [without(a.interventions, b.interventions), without(b.interventions, a.interventions)];
  const moved = gone.flatMap((one) => {
    const others = come.filter((other) => whoDoesWhat(other) === whoDoesWhat(one));
    const isOnly =
      others.length === 1 && gone.filter((x) => whoDoesWhat(x) === whoDoesWhat(one)).length === 1;
    return isOnly ? [[one, others[0]] as const] : [];
  });
  const left = (list: readonly Intervention[]) => list.filter((one) => !moved.flat().includes(one));
  const words = (scenario: Scenario) => (event: Intervention) =>
    `${describeTerms(event, scenario)}, ${datesOf(event)}`;
  return [
    ...moved.flatMap(([one, other]) => diffNumbers(a, b, one, other)),
    ...diffSets('interventions', left(gone), left(come), words(a), words(b)),
  ];
}

/** An intervention without its numbers and its label. */
const whoDoesWhat = (event: Intervention): string =>
  canonical(
    Object.fromEntries(
      Object.entries(event).filter(
        ([name, value]) => name !== 'label' && name !== 'until' && typeof value !== 'number',
      ),
    ),
  );

function diffNumbers(a: Scenario, b: Scenario, one: Intervention, other: Intervention): Difference[] {
  const [first, second] = [a.interventions.indexOf(one), b.interventions.indexOf(other)];
  const names = Object.keys({ ...one, ...other }).filter((name) => name !== 'label');
  return names.flatMap((name): Difference[] => {
    const [x, y] = [own({ ...one }, name), own({ ...other }, name)];
    if (x === y || (typeof x === 'object' && x !== null)) return [];
    const path = `interventions[${second}].${name}`;
    const before = valueWords(a, `interventions[${first}].${name}`, x);
    return [{ path, what: controlLabel(b, path), before, after: valueWords(b, path, y) }];
  });
}

function diffStrategies(a: Scenario, b: Scenario): Difference[] {
  const words = (scenario: Scenario) => (strategy: Strategy) => strategyWords(strategy, scenario);
  return diffSets('strategies', a.strategies, b.strategies, words(a), words(b));
}

function strategyWords(strategy: Strategy, scenario: Scenario): string {
  const platform = nameOf(scenario, strategy.platform);
  switch (strategy.kind) {
    case 'hold':
      return `${platform} keeps its settings`;
    case 'schedule':
      return `${platform} moves: ${strategy.steps.map(({ week, set, to }) => `${set} to ${to} in week ${week}`).join(', ')}`;
    case 'rules':
      return `${platform} follows rules: ${strategy.rules.map(({ when, set, to }) => `${set} = ${to}${when === undefined ? '' : ` when ${when}`}`).join('; ')}`;
    default:
      return strategy satisfies never;
  }
}

/** Lists compared as sets: order does not matter, and what is in both is left out. */
function diffSets<T>(
  path: string,
  a: readonly T[],
  b: readonly T[],
  wordsA: (item: T) => string,
  wordsB: (item: T) => string,
): Difference[] {
  const gone = without(a, b).map((item): Difference => ({ path, what: wordsA(item), before: '' }));
  const come = without(b, a).map((item): Difference => ({ path, what: wordsB(item), after: '' }));
  return [...gone, ...come];
}

/** The items of `list` that `other` has not, each as often as it is missing there. */
function without<T>(list: readonly T[], other: readonly T[]): T[] {
  const left = other.map(canonical);
  return list.filter((item) => {
    const at = left.indexOf(canonical(item));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** One line a difference: `Alipay: merchant fee 0.6 % -> 0.4 %`, `+` what only the second has, `-` what only the first has. */
export function describeDifferences(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'No difference in what happens.';
  return differences.map(describeDifference).join('\n');
}

function describeDifference({ what, before, after }: Difference): string {
  const told = (value: string): string => (value === '' ? what : `${what} ${value}`);
  if (before === undefined) return `+ ${told(after ?? '')}`;
  if (after === undefined) return `- ${told(before)}`;
  return `  ${what} ${withoutUnit(before, after)} -> ${after}`;
}

/** `0.2 % of value` before `2.5 % of value` needs its unit only once: `0.2 %`. */
function withoutUnit(before: string, after: string): string {
  const [, number, unit] = /^(-?[\d.,]+(?: %)?) (.+)$/.exec(before) ?? [];
  return unit !== undefined && after.endsWith(` ${unit}`) && unit.length > 3 ? number : before;
}
