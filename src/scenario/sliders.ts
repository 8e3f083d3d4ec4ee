import { pathText, stepsOf } from '../core/path.ts';
import { Draft } from './checks/draft.ts';
import { type NumberField, numberField } from './checks/number-field.ts';
import type { Slider } from './control.ts';
import { controlLabel } from './control-label.ts';
import { defaultSliderPaths } from './default-sliders.ts';
import type { LoadedScenario } from './load.ts';
import { possibleRange } from './possible-range.ts';
import type { Scenario } from './schema.ts';
import { spanOf } from './span.ts';
import { typicalOf } from './typical.ts';

/** What is asked of a loaded scenario: its settings in full, and as they were written. */
export type Settings = Pick<LoadedScenario, 'scenario' | 'raw'>;

/** What an author may say of a slider. */
interface Wish {
  readonly setting: string;
  readonly from?: number;
  readonly to?: number;
  readonly step?: number;
  readonly label?: string;
}

/** The sliders that a scenario names (`output.sliders`), else those that suit what it is about. */
export function slidersOf({ scenario, raw }: Settings): Slider[] {
  const named = (scenario.output.sliders ?? []).map(
    (item): Wish => (typeof item === 'string' ? { setting: item } : item),
  );
  const wishes = named.length > 0 ? named : defaultSliderPaths(scenario, raw).map((setting) => ({ setting }));
  return wishes.map((wish) => sliderBy(scenario, wish)).filter((slider) => slider !== undefined);
}

/** The slider of any number of a scenario; undefined where there is none (no such setting, no number, a share of a whole). */
export const sliderFor = ({ scenario }: Pick<Settings, 'scenario'>, path: string): Slider | undefined =>
  sliderBy(scenario, { setting: path });

function sliderBy(scenario: Scenario, wish: Wish): Slider | undefined {
  const found = numberField(new Draft(scenario), wish.setting);
  if (typeof found === 'string') return undefined;
  const steps = stepsOf(wish.setting);
  const range = [found.field.shape.low, found.field.shape.high] as const;
  const possible = possibleRange(scenario, steps, range);
  return possible[0] < possible[1] ? told(scenario, wish, found, possible) : undefined;
}

function told(
  scenario: Scenario,
  wish: Wish,
  { field, value }: NumberField,
  range: readonly [number, number],
): Slider {
  const steps = stepsOf(wish.setting);
  const { meaning, source = '', unit = '', structural, shape } = field;
  const initial = typeof field.default === 'number' ? { default: field.default } : {};
  const typical = typicalOf(scenario, steps.at(-1) ?? '', unit);
  const { from, to, step } = { ...datesOf(steps, range), ...wish };
  return {
    kind: 'slider',
    path: pathText(steps.map((part) => (/^\d+$/.test(part) ? Number(part) : part))),
    label: wish.label ?? controlLabel(scenario, wish.setting),
    meaning,
    source,
    structural,
    unit,
    ...spanOf({ value, ...initial, range, whole: shape.whole, typical, from, to, step }),
    value,
    whole: shape.whole,
    range: [shape.low, shape.high],
    ...initial,
  };
}

/** A date may be any week of the run, one by one. */
const datesOf = (
  [section, , name]: readonly string[],
  [from, to]: readonly [number, number],
): Partial<Wish> =>
  section === 'interventions' && (name === 'week' || name === 'until') ? { from, to, step: 1 } : {};
