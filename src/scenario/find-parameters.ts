import { suggestion } from '../core/nearest.ts';
import { listParameters, type Parameter } from './parameters.ts';

/**
 * The parameters that a name may mean: its path (`platforms.<id>.merchantFee`), a place in a scenario
 * (`platforms.alipay.merchantFee`), a section (`habit`), the last part of the path (`merchantFee`), or a group inside a section (`adoption`), in that order.
 */
export function findParameters(name: string): Parameter[] {
  const all = listParameters();
  const wanted = name.trim().toLowerCase();
  const rules: ((path: string) => boolean)[] = [
    (path) => path.toLowerCase() === wanted,
    (path) => patternOf(path).test(wanted),
    (path) => path.toLowerCase().startsWith(`${wanted}.`) || path.toLowerCase().startsWith(`${wanted}[`),
    (path) => path.toLowerCase().endsWith(`.${wanted}`),
    (path) => path.toLowerCase().includes(`.${wanted}.`),
  ];
  for (const rule of rules) {
    const found = all.filter(({ path }) => rule(path));
    if (found.length > 0 && wanted !== '') return found;
  }
  return [];
}

/** `, did you mean "merchantFee"?` for a name that `findParameters` does not know. */
export function parameterSuggestion(name: string): string {
  const paths = listParameters().map(({ path }) => path);
  const lasts = [...new Set(paths.map((path) => path.split('.').at(-1)!))].filter((last) =>
    /^\w+$/.test(last),
  );
  const groups = [...new Set(paths.map((path) => path.split(/[.[]/)[0]))];
  return suggestion(name, name.includes('.') ? paths : [...lasts, ...groups]).replace(/^; .*/, '');
}

/** `interventions[].campaign.cashback` stands for `interventions[3].cashback` too: the kind is not part of a place. */
function patternOf(path: string): RegExp {
  const kind = path.replace(/^(interventions|strategies)\[\]\.([a-z-]+)\./, '$1[].($2.)?');
  const source = kind
    .replace(/\[\]/g, '(\\[\\d*\\]|\\.\\d+)')
    .replace(/\.(?!\)\?|\\d)/g, '\\.')
    .replaceAll('<id>', '[^.]+');
  return new RegExp(`^${source}$`, 'i');
}
