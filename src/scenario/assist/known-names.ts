import type { Step } from '../../core/path.ts';
import { Draft } from '../checks/draft.ts';
import { declaredNames } from '../checks/mentions.ts';
import { childField, namesBelow, ROOT } from '../field-at.ts';
import { listParameters } from '../parameters.ts';

type Kind = keyof ReturnType<typeof declaredNames>;

/** Where names of a scenario's own are used; `*` stands for any step. */
const USES: readonly (readonly [pattern: string, kind: Kind])[] = [
  ['platforms', 'platform'],
  ['regions', 'region'],
  ['segments', 'segment'],
  ['retailers.chains', 'chain'],
  ['segments.*.tastes', 'method'],
  ['holdings.independent', 'platform'],
  ['holdings.segments', 'segment'],
  ['holdings.regions', 'region'],
  ['start.topOfWallet', 'method'],
  ['start.shares', 'method'],
  ['retailers.chains.*.outlets', 'region'],
  ['retailers.chains.*.accepts.*', 'platform'],
  ['retailers.independents.acceptance', 'platform'],
  ['interventions.*.platform', 'platform'],
  ['interventions.*.retailer', 'retailer'],
  ['interventions.*.retailers.*', 'retailer'],
  ['interventions.*.regions.*', 'region'],
  ['strategies.*.platform', 'platform'],
  ['output.focus.platform', 'platform'],
  ['output.focus.retailer', 'retailer'],
  ['output.focus.region', 'region'],
];

/** Maps of portfolios. */
const PORTFOLIOS = ['holdings.joint', 'holdings.segments.*', 'holdings.regions.*'];

const fits = (pattern: string, path: readonly Step[]): boolean => {
  const steps = pattern.split('.');
  return steps.length === path.length && steps.every((step, i) => step === '*' || step === String(path[i]));
};

/** The names that may be used at a path: keys of the map there, or the value. Empty where names are free. */
export function namesUsedAt(path: readonly Step[], settings: unknown): readonly string[] {
  const [, kind] = USES.find(([pattern]) => fits(pattern, path)) ?? [];
  const draft = new Draft(settings);
  if (kind !== undefined) return ofKind(draft, kind, path);
  if (fits('interventions.*.parameter', path)) return parametersOf(draft, true);
  if (fits('output.sliders.*', path) || fits('output.sliders.*.setting', path))
    return [...parametersOf(draft, false), ...ofInterventions(draft)];
  return PORTFOLIOS.some((pattern) => fits(pattern, path)) ? portfolios(draft) : [];
}

/** Only chains can be bound by a contract. */
function ofKind(draft: Draft, kind: Kind, path: readonly Step[]): string[] {
  const isContract = path[2] === 'retailer' && draft.at(path[0], path[1], 'kind') === 'exclusive';
  return declaredNames(draft)[isContract ? 'chain' : kind];
}

/** Nothing, every platform and every pair. */
function portfolios(draft: Draft): string[] {
  const { platform } = declaredNames(draft);
  const pairs = platform.flatMap((one, i) => platform.slice(i + 1).map((other) => `${one} + ${other}`));
  return ['none', ...platform, ...pairs];
}

/** Paths of numbers, flags and choices with the names of the scenario in them. */
function parametersOf(draft: Draft, settable: boolean): string[] {
  return listParameters()
    .filter(({ range, settable: may }) => (settable ? may : range !== undefined))
    .flatMap(({ path }) => {
      const [section, rest] = path.split('.<id>.');
      if (rest === undefined) return /[[<]/.test(path) ? [] : [path];
      if (/[[<]/.test(rest)) return [];
      return draft.names(...section.split('.')).map((name) => `${section}.${name}.${rest}`);
    });
}

function ofInterventions(draft: Draft): string[] {
  const list = childField(ROOT, 'interventions');
  return draft.list('interventions').flatMap((value, index) => {
    const item = list && childField(list, index);
    if (item === undefined) return [];
    const numbers = namesBelow(item, value).filter(
      (name) => childField(item, name, value)?.shape.kind === 'number',
    );
    return numbers.map((name) => `interventions[${index}].${name}`);
  });
}
