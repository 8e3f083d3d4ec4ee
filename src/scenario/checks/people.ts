import { numberText } from '../wording.ts';
import { type Check, numberOr } from './draft.ts';

const DEFAULT_CONSUMERS = 100_000;

/** There are regions and segments with people in them. */
export const checkPeople: Check = (draft, report) => {
  const consumers = draft.number(DEFAULT_CONSUMERS, 'consumers');
  for (const section of ['regions', 'segments']) {
    const value = draft.at(section);
    if (
      typeof value === 'object' &&
      value !== null &&
      draft.names(section).length === 0 &&
      !Array.isArray(value)
    ) {
      report.problem([section], `no ${section}: name at least one, such as "all-of-it: { share: 1 }"`);
    }
    for (const [name] of draft.entries(section)) {
      const share = numberOr(draft.at(section, name, 'share'), 0);
      if (share <= 0 || share * consumers >= 0.5) continue;
      const found = `${numberText(share)} of ${numberText(consumers)} consumers is nobody`;
      report.problem([section, name, 'share'], `${found}; raise "consumers" or the share`);
    }
  }
};
