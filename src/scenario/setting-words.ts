import { splitList } from '../core/list.ts';
import { stepsOf } from '../core/path.ts';
import { fieldAt } from './field-at.ts';
import { nameOf, readable } from './names.ts';
import type { Scenario } from './schema.ts';

/** A setting by its path in plain words: `Alipay: merchant fee`, `Habit: strength`, `Weeks`. */
export function settingWords(scenario: Scenario, path: string): string {
  const [subject, rest] = subjectOf(scenario, stepsOf(path));
  const words = rest.map((step) => stepWords(scenario, step)).join(' ');
  return words === '' ? subject : `${subject}: ${words}`;
}

/** Whom a path is about, and the steps that remain. */
function subjectOf(scenario: Scenario, steps: readonly string[]): [string, readonly string[]] {
  const [section, name, third, ...rest] = steps;
  if (section === 'retailers' && name === 'chains' && third !== undefined)
    return [nameOf(scenario, third), rest];
  if (section === 'retailers' && name === 'independents') return ['Independents', steps.slice(2)];
  if (section === 'segments' && name !== undefined) return [`Segment ${readable(name)}`, steps.slice(2)];
  const isNamed = (section === 'platforms' || section === 'regions') && name !== undefined;
  return isNamed ? [nameOf(scenario, name), steps.slice(2)] : [capital(spaced(section)), steps.slice(1)];
}

function stepWords(scenario: Scenario, step: string): string {
  const ids = splitList(step);
  const known = [scenario.platforms, scenario.regions, scenario.retailers.chains];
  const isName = (id: string): boolean => id === 'cash' || known.some((map) => Object.hasOwn(map, id));
  return ids.every(isName) ? ids.map((id) => nameOf(scenario, id)).join(' + ') : spaced(step);
}

/** `cashbackPerPayment` as `cashback per payment`. */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The value of a setting in words, with its unit: `0.6 %`, `5 CNY per refusal`, `1.5 utils`, `yes`, `Alipay, WeChat Pay`. */
export function valueWords(scenario: Scenario, path: string, value: unknown): string {
  const unit = fieldAt(stepsOf(path), scenario)?.unit ?? '';
  if (typeof value === 'number') return quantityWords(value, unit, scenario.currency);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null || value === undefined) return 'none';
  if (Array.isArray(value)) return namesIn(scenario, value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const namesIn = (scenario: Scenario, names: readonly unknown[]): string =>
  names.length === 0 ? 'none' : names.map((name) => nameOf(scenario, String(name))).join(', ');

/** Units that a number is told without. */
const SILENT = [
  '',
  'factor',
  'index',
  'probability',
  'points',
  'week',
  'weeks',
  'consumers',
  'people',
  'runs',
  'rungs',
  'rung',
];

/** A number with its unit: shares in percent, money with the currency. */
export function quantityWords(value: number, unit: string, currency: string): string {
  if (unit === 'share' || unit.startsWith('share ')) return `${percent(value)}${unit.slice('share'.length)}`;
  if (unit === 'currency' || unit.startsWith('currency '))
    return `${plain(value)} ${currency}${unit.slice('currency'.length)}`;
  return SILENT.includes(unit) ? plain(value) : `${plain(value)} ${unit}`;
}

/** `0.6 %`; at most six figures, so that 0.07 is not 7.000000000000001 %. */
export const percent = (share: number): string => `${plain(share * 100)} %`;

/** `100,000`, `0.006`, `18.2 billion`. */
export function plain(value: number): string {
  const [scale, word] =
    Math.abs(value) >= 1e9 ? [1e9, ' billion'] : Math.abs(value) >= 1e6 ? [1e6, ' million'] : [1, ''];
  const [whole, decimals] = String(Number((value / scale).toPrecision(6))).split('.');
  const grouped = /e/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}${decimals === undefined ? '' : `.${decimals}`}${word}`;
}
