import { suggestion } from '../../core/nearest.ts';
import { CASH } from '../weekly.ts';
import { MOMENTS, type Moment, type MomentOption, type MomentOptions, momentNamed } from './moments.ts';
import type { Draft, Refuse, Target } from './targets.ts';
import type { WrittenTarget } from './targets-schema.ts';

/** Half the width of a 95 % interval in standard errors. */
const IN_INTERVAL = 1.96;

const OPTIONS: readonly MomentOption[] = ['method', 'methods', 'portfolio'];

/** The targets of a file, with problems told; those that cannot be used are left out. */
export function checkTargets(draft: Draft): Target[] {
  const { file, refuse } = draft;
  const targets = file.targets.flatMap((written, index) => checkTarget(draft, written, index) ?? []);
  for (const [index, { name }] of targets.entries()) {
    const first = targets.findIndex((other) => other.name === name);
    if (first < index)
      refuse(
        ['targets', index],
        `"${name}" is a target already; give each figure once, or a name of its own`,
      );
  }
  refuseAllPortfolios(targets, refuse);
  return targets;
}

function checkTarget(draft: Draft, written: WrittenTarget, index: number): Target | undefined {
  const refuse = (key: string, message: string) => draft.refuse(['targets', index, key], message);
  const moment = momentNamed(written.moment);
  const { method, methods, portfolio, region } = written;
  const options: MomentOptions = { method, methods, portfolio, region };
  checkStatus(written, refuse);
  const figure = figureOf(written, refuse);
  if (moment === undefined) {
    const names = MOMENTS.map(({ name }) => name);
    refuse('moment', `unknown moment "${written.moment}"${suggestion(written.moment, names, 'there are')}`);
    return undefined;
  }
  const isFit = checkOptions(draft, moment, options, refuse);
  if (figure === undefined || !isFit) return undefined;
  const { check, status, source, note } = written;
  return {
    name: written.name ?? nameOf(moment, options),
    moment,
    options,
    ...figure,
    check,
    status,
    source,
    note,
  };
}

/** `share-between wechat-pay`, in west where it is not of the whole market. */
const nameOf = ({ name }: Moment, { method, methods, portfolio, region }: MomentOptions): string =>
  [name, portfolio ?? method ?? methods?.join(' + ') ?? '', region === undefined ? '' : `in ${region}`]
    .filter((part) => part !== '')
    .join(' ');

const STATUSES = ['found', 'derived', 'judged'];

function checkStatus({ status }: WrittenTarget, refuse: (key: string, message: string) => void): void {
  if (status === 'recalled')
    refuse('status', 'a figure from memory is no target: find its source first, or leave it out');
  else if (!STATUSES.includes(status))
    refuse('status', `unknown status "${status}"${suggestion(status, STATUSES, 'there are')}`);
}

function figureOf(
  { value, standardError, interval }: WrittenTarget,
  refuse: (key: string, message: string) => void,
): Pick<Target, 'value' | 'standardError'> | undefined {
  if (interval !== undefined) {
    if (value !== undefined || standardError !== undefined)
      refuse('interval', 'stands in place of value and standardError; remove one or the other');
    if (interval.length !== 2 || !(interval[0] < interval[1]))
      return void refuse('interval', 'expected [low, high] with low below high');
    const [low, high] = interval;
    return { value: (low + high) / 2, standardError: (high - low) / 2 / IN_INTERVAL };
  }
  if (value === undefined)
    return void refuse('value', 'missing; expected value and standardError, or interval: [low, high]');
  if (standardError === undefined)
    return void refuse(
      'standardError',
      'missing: without it the figure has no weight; write interval: [low, high] if only a range is known',
    );
  if (!(standardError > 0))
    return void refuse(
      'standardError',
      `expected more than 0, found ${standardError}; no published figure is exact`,
    );
  return { value, standardError };
}

function checkOptions(
  { scenario, file }: Draft,
  moment: Moment,
  options: MomentOptions,
  refuse: (key: string, message: string) => void,
): boolean {
  let isFit = true;
  const object = (key: string, message: string) => {
    refuse(key, message);
    isFit = false;
  };
  for (const key of OPTIONS) {
    const isGiven = options[key] !== undefined;
    if (moment.needs.includes(key) && !isGiven) object(key, `missing; the moment "${moment.name}" needs it`);
    if (isGiven && ![...moment.needs, ...moment.takes].includes(key))
      object(key, `the moment "${moment.name}" takes none`);
  }
  const known = [CASH, ...Object.keys(scenario.platforms)];
  for (const key of ['method', 'methods'] as const) {
    for (const method of [options[key] ?? []].flat())
      if (!known.includes(method))
        object(key, `no method "${method}" in the scenario${suggestion(method, known, 'there are')}`);
  }
  const regions = Object.keys(scenario.regions);
  if (options.region !== undefined && !regions.includes(options.region))
    object(
      'region',
      `no region "${options.region}" in the scenario${suggestion(options.region, regions, 'there are')}`,
    );
  if (!isFit) return false;
  const unfit = moment.unfit?.(scenario, options);
  if (unfit !== undefined) object(moment.needs[0] ?? 'moment', unfit);
  if (moment.name === 'top-of-wallet-change' && !holdsQuarter(file.weeks))
    object('moment', 'needs a whole quarter inside weeks: 1 to 13, 14 to 26, 27 to 39, ...');
  return isFit;
}

const QUARTER = 13;

const holdsQuarter = ({ from, to }: { from: number; to: number }): boolean =>
  (Math.ceil((from - 1) / QUARTER) + 1) * QUARTER <= to;

/** The four portfolios of two wallets sum to one: the last says nothing new, and would count twice. A check counts for nothing. */
function refuseAllPortfolios(targets: readonly Target[], refuse: Refuse): void {
  const regions = new Set(targets.map(({ options }) => options.region));
  for (const region of regions) {
    const portfolios = targets.filter(
      (one) => one.moment.name === 'portfolio' && one.options.region === region && !one.check,
    );
    if (portfolios.length === 4)
      refuse(
        ['targets'],
        'all four portfolios are fitted, but they sum to 1: make one a check (check: true) or leave it out, it follows from the others',
      );
  }
}
