import { withPath } from '../../../core/path.ts';
import type { Intervention, Scenario } from '../../../scenario/schema.ts';

/**
 * A market as its scenario file says that it is in one week, read off the file without the model: parameters set, platforms
 * that enter, leave or do not work, exclusive contracts and interoperability.
 */
export interface Snapshot {
  /** Parameters in force. */
  readonly rules: Scenario;
  /** Platforms in the market. */
  readonly present: readonly string[];
  /** Platforms that work at a chain in a region. */
  readonly takes: (chain: string, region: string) => readonly string[];
}

export function snapshotOf(scenario: Scenario, week: number): Snapshot {
  const active = scenario.interventions.filter(
    (one) => week >= one.week && (one.until === null || week < one.until),
  );
  const rules = active.reduce(
    (changed, one) => (one.kind === 'set' ? withPath(changed, one.parameter, one.value) : changed),
    scenario,
  );
  const present = Object.keys(scenario.platforms).filter((id) => isPresent(scenario, active, id));
  const wallets = present.filter((id) => scenario.platforms[id].kind === 'wallet');
  const interoperable = active.some(({ kind }) => kind === 'interoperability');
  const takes = (chain: string, region: string): readonly string[] => {
    const works = (id: string) => present.includes(id) && !isOut(active, id, region);
    const accepted = acceptedAt(scenario, active, chain, region).filter(works);
    if (!interoperable || !accepted.some((id) => wallets.includes(id))) return accepted;
    return [...new Set([...accepted, ...wallets.filter(works)])];
  };
  return { rules, present, takes };
}

function isPresent(scenario: Scenario, active: readonly Intervention[], id: string): boolean {
  const isAbout = (kind: 'entry' | 'exit') => (one: Intervention) => one.kind === kind && one.platform === id;
  if (active.some(isAbout('exit'))) return false;
  return !scenario.interventions.some(isAbout('entry')) || active.some(isAbout('entry'));
}

const isOut = (active: readonly Intervention[], id: string, region: string): boolean =>
  active.some(
    (one) => one.kind === 'outage' && one.platform === id && (one.regions?.includes(region) ?? true),
  );

/** What a chain takes: under an exclusive contract, the partner and what is of another kind than it. */
function acceptedAt(
  { platforms, retailers }: Scenario,
  active: readonly Intervention[],
  chain: string,
  region: string,
): readonly string[] {
  const { accepts } = retailers.chains[chain];
  const opening = accepts === 'all' ? Object.keys(platforms) : accepts;
  const contract = active.findLast(
    (one) => one.kind === 'exclusive' && one.retailer === chain && (one.regions?.includes(region) ?? true),
  );
  if (contract?.kind !== 'exclusive') return opening;
  const { kind } = platforms[contract.platform];
  return [contract.platform, ...opening.filter((id) => platforms[id].kind !== kind)];
}
