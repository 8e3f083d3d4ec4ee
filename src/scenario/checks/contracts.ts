import { type Check, type Dated, type Draft, type Report, textsIn } from './draft.ts';
import { outletsOf } from './shops.ts';

/** Exclusive contracts do not contradict one another, the map, a ban, or what retailers can decide. */
export const checkContracts: Check = (draft, report) => {
  const contracts = draft.interventions('exclusive');
  for (const contract of contracts) {
    checkOutlets(draft, report, contract);
    checkBans(draft, report, contract, 'this one ends at once');
  }
  for (const offer of draft.interventions('offer')) {
    checkReviewed(draft, report, offer);
    checkBans(draft, report, offer, 'this offer is void while they are');
  }
  for (const [index, later] of contracts.entries()) {
    for (const earlier of contracts.slice(0, index)) checkOverlap(draft, report, earlier, later);
  }
};

const regionsOf = (draft: Draft, { get }: Dated): string[] =>
  Array.isArray(get('regions')) ? textsIn(get('regions')) : draft.names('regions');

function checkOutlets(draft: Draft, report: Report, contract: Dated): void {
  const chain = contract.get('retailer');
  if (typeof chain !== 'string' || !draft.names('retailers', 'chains').includes(chain)) return;
  const known = regionsOf(draft, contract).filter((region) => draft.names('regions').includes(region));
  if (known.length === 0 || known.some((region) => outletsOf(draft, chain, region) > 0)) return;
  const where = known.map((region) => `"${region}"`).join(', ');
  const has = draft.names('retailers', 'chains', chain, 'outlets').join(', ') || 'nowhere';
  report.problem(
    [...contract.path, 'retailer'],
    `"${chain}" has no outlets in ${where}; it has some in: ${has}`,
  );
}

function checkOverlap(draft: Draft, report: Report, earlier: Dated, later: Dated): void {
  if (earlier.get('retailer') !== later.get('retailer') || typeof later.get('retailer') !== 'string') return;
  if (earlier.until <= later.week || later.until <= earlier.week) return;
  const chain = String(later.get('retailer'));
  const shared = regionsOf(draft, later).filter(
    (region) => regionsOf(draft, earlier).includes(region) && outletsOf(draft, chain, region) > 0,
  );
  if (shared.length === 0) return;
  const other = `interventions[${earlier.path[1]}] (weeks ${earlier.week} to ${lastWeek(earlier)}, ${earlier.get('platform')})`;
  const words = `overlaps the exclusive contract of ${later.get('retailer')} in ${shared.join(', ')}: ${other}`;
  report.problem([...later.path, 'week'], `${words}; end one ("until") before the other starts`);
}

const lastWeek = ({ until }: Dated): string =>
  until === Number.POSITIVE_INFINITY ? 'the end' : String(until - 1);

function checkBans(draft: Draft, report: Report, contract: Dated, effect: string): void {
  const ban = draft
    .interventions('ban-exclusivity')
    .find(({ week, until }) => week <= contract.week && contract.week < until);
  if (ban === undefined) return;
  report.warning(
    [...contract.path, 'week'],
    `exclusive contracts are banned since week ${ban.week}: ${effect}`,
  );
}

/** Contracts are signed at reviews, and a platform that is not reviewed stays as it is there. */
function checkReviewed(draft: Draft, report: Report, { path, get }: Dated): void {
  const platform = get('platform');
  if (typeof platform !== 'string' || draft.at('platforms', platform, 'reviewed') !== false) return;
  const setting = `platforms.${platform}.reviewed`;
  if (draft.interventions('set').some((set) => set.get('parameter') === setting)) return;
  report.problem(
    [...path, 'platform'],
    `retailers never reconsider "${platform}" (${setting} is false), so none can sign; set it to true, or impose the contract with kind "exclusive"`,
  );
}
