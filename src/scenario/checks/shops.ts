import { type Check, type Draft, numberOr } from './draft.ts';

const DEFAULT_OUTLETS = 1000;

/** Wherever consumers live there is a shop. */
export const checkShops: Check = (draft, report) => {
  for (const region of draft.names('regions')) {
    const share = numberOr(draft.at('regions', region, 'share'), 0);
    if (share <= 0 || hasIndependents(draft) || chainsIn(draft, region) > 0) continue;
    report.problemAtName(
      ['regions', region],
      `nobody sells in "${region}": give a chain outlets there, or add independents`,
    );
  }
};

function hasIndependents(draft: Draft): boolean {
  const retailers = draft.number(0, 'retailers', 'independents', 'retailers');
  return retailers > 0 && draft.number(DEFAULT_OUTLETS, 'retailers', 'independents', 'outlets') > 0;
}

const chainsIn = (draft: Draft, region: string): number =>
  draft.names('retailers', 'chains').filter((chain) => outletsOf(draft, chain, region) > 0).length;

/** Shops of a chain in a region as written; 0 where none are. */
export const outletsOf = (draft: Draft, chain: string, region: string): number =>
  numberOr(draft.at('retailers', 'chains', chain, 'outlets', region), 0);
