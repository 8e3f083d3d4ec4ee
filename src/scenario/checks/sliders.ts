import { plainNumber } from '../../core/nice.ts';
import { pathText, type Step, stepsOf } from '../../core/path.ts';
import { childValue } from '../field-at.ts';
import { misfit } from '../misfit.ts';
import { numberText } from '../wording.ts';
import type { Check, Draft, Report } from './draft.ts';
import { type NumberField, numberField } from './number-field.ts';

/** The sliders that a scenario names move numbers that it has, inside their ranges, each once. */
export const checkSliders: Check = (draft, report) => {
  const seen = new Set<string>();
  for (const [index, item] of draft.list('output', 'sliders').entries()) {
    const path: Step[] = ['output', 'sliders', index];
    const setting = childValue(item, 'setting') ?? item;
    if (typeof setting !== 'string') continue;
    const at = item === setting ? path : [...path, 'setting'];
    const found = numberField(draft, setting);
    if (typeof found !== 'string') {
      checkEnds(report, path, item, found);
      checkOnce(report, at, setting, seen);
    } else if (isOverruled(report, path, setting)) continue;
    else if (isRemoved(draft, setting)) report.warning(at, `${found}; it has no slider`);
    else report.problem(at, found);
  }
};

/** Whether it is a setting of an intervention or strategy that a longer list would have: one that somebody took out. */
function isRemoved(draft: Draft, setting: string): boolean {
  const [list, index] = setting.split(/[[\].]+/);
  return ['interventions', 'strategies'].includes(list) && Number(index) >= draft.list(list).length;
}

/**
 * Whether the setting was lost to what lies over the file that names it: a file that extends it has other interventions,
 * or one from outside has taken a platform away. There is nothing to slide then, and nobody's mistake.
 */
function isOverruled(report: Report, path: readonly Step[], setting: string): boolean {
  try {
    return report.isLaidOver(path, stepsOf(setting));
  } catch {
    return false; // not even a path
  }
}

function checkOnce(report: Report, path: readonly Step[], setting: string, seen: Set<string>): void {
  const name = pathText(stepsOf(setting));
  if (seen.has(name)) report.problem(path, `"${setting}" has a slider already; name it once`);
  seen.add(name);
}

function checkEnds(report: Report, path: readonly Step[], item: unknown, { field }: NumberField): void {
  const { low, high } = field.shape;
  const ends = ['from', 'to'].map((name) => childValue(item, name));
  const faults = ends.map((end) => (typeof end === 'number' ? misfit(field, end) : undefined));
  faults.forEach((fault, index) => {
    if (fault !== undefined) report.problem([...path, index === 0 ? 'from' : 'to'], fault);
  });
  if (faults.some((fault) => fault !== undefined)) return;
  const [from, to] = ends.map((end, index) => (typeof end === 'number' ? end : [low, high][index]));
  if (from >= to) {
    const place = typeof ends[1] === 'number' ? 'to' : 'from';
    const [side, other] = place === 'to' ? ['above', from] : ['below', to];
    report.problem(
      [...path, place],
      `expected a number ${side} ${numberText(other)}, found ${numberText(place === 'to' ? to : from)}`,
    );
  } else checkStep(report, path, item, plainNumber(to - from));
}

function checkStep(report: Report, path: readonly Step[], item: unknown, span: number): void {
  const step = childValue(item, 'step');
  if (typeof step !== 'number' || step <= span) return;
  report.problem(
    [...path, 'step'],
    `a step of ${numberText(step)} is longer than the slider (${numberText(span)})`,
  );
}
