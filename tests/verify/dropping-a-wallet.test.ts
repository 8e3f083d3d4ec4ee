import { describe, expect, it } from 'vitest';
import { droppingAWallet } from '../../src/experiment/verify/benchmarks/history/dropping-a-wallet.ts';
import { verifyCase } from '../../src/experiment/verify/verify.ts';
import { loadShipped } from '../helpers/shipped.ts';

/** By expected values, which a verification by agents tells of too. */
function verified(settings: readonly string[] = []) {
  const { scenario } = loadShipped('theory/dropping-a-wallet', settings);
  const one = { id: '', benchmark: droppingAWallet, scenario, file: '', command: '' };
  return verifyCase(one, { z: 4, engines: ['mean-field'] });
}

describe('which wallet was dearer to drop in 2018', () => {
  it.each([
    ['in the fitted market', []],
    ['with stronger habits', ['habit.strength=3.5']],
  ])('is told with how much dearer it was, %s', (_, settings) => {
    const { checks, finding } = verified(settings);
    const ratioOf = (start: string) =>
      checks
        .filter(({ what, relation }) => what.startsWith(start) && relation === '>')
        .map(({ expected, simulated }) => simulated / expected);
    const [lost] = ratioOf('sales lost without WeChat Pay, above');
    const bonuses = ratioOf('bonus asked by').toSorted((a, b) => a - b);
    const [without, withoutGreater] = checks.filter(({ what }) => what.endsWith('no cards and no search'));
    const onPaper = withoutGreater.expected / without.expected;
    expect(finding).toContain(`${lost.toFixed(2)} times as much`);
    expect(finding).toContain(`from ${bonuses[0].toFixed(2)} to ${bonuses.at(-1)!.toFixed(2)}`);
    expect(finding).toContain(`the loss is ${onPaper.toFixed(1)} times as large`);
  });
});
