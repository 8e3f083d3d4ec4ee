import { stepsOf } from '../../core/path.ts';
import { childValue, fieldAt } from '../../scenario/field-at.ts';
import type { LoadedScenario } from '../../scenario/load.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { settingWords, valueWords } from '../../scenario/setting-words.ts';
import type { Slider } from '../controls/slider.ts';
import type { Movable } from './messages.ts';

const MOST = 8;
/** Settings of interventions that a question is mostly about. */
const TERMS = ['bonus', 'cashback', 'cashbackPerPayment', 'cap', 'penalty', 'value', 'rate', 'marketing'];

/** The sliders of a scenario: the terms of what happens in it, its habit, and what its platforms charge and pay. */
export function slidersOf({ scenario }: LoadedScenario): Slider[] {
  const terms = scenario.interventions.flatMap((event, i) =>
    TERMS.filter((name) => typeof childValue(event, name) === 'number').map(
      (name) => `interventions[${i}].${name}`,
    ),
  );
  const focus = scenario.output.focus?.platform;
  const platforms = Object.keys(scenario.platforms).sort((a, b) => Number(b === focus) - Number(a === focus));
  const paths = [
    ...terms.slice(0, 3),
    'habit.strength',
    ...platforms.slice(0, 3).map((id) => `platforms.${id}.cashback`),
    ...platforms.slice(0, 2).map((id) => `platforms.${id}.merchantFee`),
    'resentment.sensitivity',
  ];
  return paths.flatMap((path) => sliderAt(scenario, path)).slice(0, MOST);
}

/** A slider for a setting that is a number; none for others. */
export function sliderAt(scenario: Scenario, path: string): Slider[] {
  const steps = stepsOf(path);
  const field = fieldAt(steps, scenario);
  const value = steps.reduce<unknown>(childValue, scenario);
  if (field?.shape.kind !== 'number' || typeof value !== 'number') return [];
  const { low, high, whole } = field.shape;
  const [from, to] = endsAround(value, low, high, whole);
  return [
    {
      path,
      label: settingWords(scenario, path),
      unit: field.unit ?? '',
      from,
      to,
      step: stepWithin(from, to, whole),
      value,
      meaning: field.meaning,
      source: field.source ?? '',
      range: [low, high],
    },
  ];
}

/** Round ends that hold a value and leave room to move, inside what the language allows. */
function endsAround(value: number, low: number, high: number, whole: boolean): [number, number] {
  if (high - low <= 1 && value > 0.15) return [low, high];
  const size = Math.max(Math.abs(value) * 2.5, whole ? 10 : low >= 0 && high <= 1 ? 0.05 : 1);
  const top = roundUp(size);
  return [Math.max(low, value < 0 || low < 0 ? -top : 0), Math.min(high, top)];
}

function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Number(([1, 2, 5].find((step) => step * power >= value) ?? 10) * power);
}

/** About a hundred steps from end to end. */
function stepWithin(from: number, to: number, whole: boolean): number {
  const step = 10 ** Math.floor(Math.log10((to - from) / 50));
  const round = Number((to - from <= 200 * step ? step : 2 * step).toPrecision(1));
  return whole ? Math.max(1, Math.round(round)) : round;
}

export function movable(scenario: Scenario, slider: Slider): Movable {
  const field = fieldAt(stepsOf(slider.path), scenario);
  const usual = field && 'default' in field ? valueWords(scenario, slider.path, field.default) : '';
  return { ...slider, usual };
}
