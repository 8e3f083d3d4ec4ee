import type { Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark, Lab, Picture } from '../../benchmark.ts';
import { digitalOver, lessThan } from '../../over-weeks.ts';
import { suppose } from '../../paper/suppose.ts';
import { marketIn, retailerIn } from '../../read.ts';
import { firstOf, without } from './happenings.ts';
import { type Pair, pairedGap, type Sign, signChecks } from './paired.ts';

const walletsOf = ({ platforms }: Scenario): string[] =>
  Object.keys(platforms).filter((id) => platforms[id].kind === 'wallet');

interface Place {
  readonly region: string;
  /** Share of visits, before, to shops that take one wallet or more but not all of them. */
  readonly fragmented: number;
}

/** Regions from the one in which acceptance is least fragmented to the most. */
function placesOf(lab: Lab): Place[] {
  const { scenario } = lab;
  const series = lab.meanField(without(scenario, 'interoperability'));
  const wallets = walletsOf(scenario);
  const partly = Object.entries(scenario.retailers.chains).filter(([, { accepts }]) => {
    const taken = wallets.filter((id) => accepts === 'all' || accepts.includes(id));
    return taken.length > 0 && taken.length < wallets.length;
  });
  const visits = (region: string) =>
    partly
      .filter(([, { outlets }]) => (outlets[region] ?? 0) > 0)
      .reduce((sum, [id]) => sum + retailerIn(id, 'visits', 1, region)(series), 0);
  return Object.keys(scenario.regions)
    .map((region) => ({ region, fragmented: visits(region) / marketIn('trips', 1, region)(series) }))
    .toSorted((a, b) => a.fragmented - b.fragmented);
}

function signsOf(scenario: Scenario, places: readonly Place[]): Sign[] {
  const { week } = firstOf(scenario, 'interoperability')!;
  const digital = (region: string) =>
    digitalOver(walletsOf(scenario), { from: week, to: scenario.weeks }, region);
  const gains = places
    .filter(({ fragmented }) => fragmented > 0)
    .map(
      ({ region }): Sign => ({
        what: `trips paid digitally in ${region}`,
        relation: '>',
        read: digital(region),
      }),
    );
  const comparisons = places.slice(1).map(({ region }, i): Sign => {
    const other = places[i].region;
    return {
      what: `gain of ${region} over ${other}`,
      relation: '>',
      read: lessThan(digital(region), digital(other)),
    };
  });
  return [...gains, ...comparisons];
}

/** The gain of a region against how fragmented its acceptance was. */
function gainsByRegion(lab: Lab, pair: Pair, places: readonly Place[]): Picture {
  const { scenario, z } = lab;
  const { week } = firstOf(scenario, 'interoperability')!;
  const points = places.map(({ region, fragmented }) => {
    const read = digitalOver(walletsOf(scenario), { from: week, to: scenario.weeks }, region);
    const { mean, error } = pairedGap(lab, pair, read);
    return {
      expected: { x: fragmented, y: read(lab.meanField(pair.to)) - read(lab.meanField(pair.from)) },
      drawn: { x: fragmented, y: mean, low: mean - z * error, high: mean + z * error },
    };
  });
  return {
    x: 'share of visits, before, to shops that take one wallet alone',
    y: 'gain in trips paid digitally',
    format: 'share',
    theory: [],
    meanField: points.map(({ expected }) => expected),
    agents: points.map(({ drawn }) => drawn),
  };
}

export const interoperability: Benchmark = {
  name: 's14-interoperability',
  family: 'Signs',
  title: 'Interoperability raises digital payment, most where acceptance was most fragmented',
  formula: 'with one code for all wallets less without: sign of the mean paired difference, region by region',
  source: 'Katz & Shapiro (1985)',
  unmet: (scenario) =>
    suppose([
      [firstOf(scenario, 'interoperability') !== undefined, 'an intervention of kind interoperability'],
      [walletsOf(scenario).length > 1, 'two wallets or more'],
      [Object.keys(scenario.regions).length > 1, 'two regions or more'],
      [scenario.retailers.independents.retailers === 0, 'retailers.independents.retailers: 0'],
    ]),
  examine: (lab) => {
    const { scenario } = lab;
    const pair: Pair = { from: without(scenario, 'interoperability'), to: scenario };
    const places = placesOf(lab);
    return {
      checks: signsOf(scenario, places).flatMap((sign) => signChecks(lab, pair, sign)),
      picture: gainsByRegion(lab, pair, places),
    };
  },
};
