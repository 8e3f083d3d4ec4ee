import type { Check } from './draft.ts';

const DEFAULTS = { rungs: 8, gain: 0.5, decay: 0.5 };
const LONG_LADDER = 8;

/** What is said of the start is used, and habits can fade. */
export const checkStart: Check = (draft, report) => {
  const rungs = draft.number(DEFAULTS.rungs, 'habit', 'rungs');
  if ((draft.at('start', 'habits') ?? 'settled') === 'settled') {
    for (const name of ['topOfWallet', 'rung']) {
      const value = draft.at('start', name);
      const says =
        name === 'rung' ? typeof value === 'number' && value !== 0 : draft.names('start', name).length > 0;
      if (says)
        report.problemAtName(
          ['start', name],
          'has no effect while habits are settled; write "habits: given" beside it',
        );
    }
  }
  const rung = draft.number(0, 'start', 'rung');
  if (rung >= rungs)
    report.problem(
      ['start', 'rung'],
      `the ladder has ${rungs} rungs, 0 to ${rungs - 1} (habit.rungs), found ${rung}`,
    );
  const gain = draft.number(DEFAULTS.gain, 'habit', 'gain');
  const decay = draft.number(DEFAULTS.decay, 'habit', 'decay');
  if (gain > decay && rungs >= LONG_LADDER && draft.at('habit', 'rule') !== 'last-used') {
    const where = draft.at('habit', 'gain') === undefined ? 'decay' : 'gain';
    const message = `a gain (${gain}) above the decay (${decay}) on ${rungs} rungs makes habits practically permanent`;
    report.warning(['habit', where], `${message}; lower the gain or take fewer rungs`);
  }
};
