import { type RunResult, run } from '../../src/experiment/run.ts';
import { type Scenario, scenarioSchema } from '../../src/scenario/schema.ts';

interface Wanted {
  readonly platforms?: number;
  readonly events?: number;
  readonly weeks?: number;
  readonly replicates?: number;
  readonly startDate?: string | null;
  /** Laid over the generated settings. */
  readonly over?: Record<string, unknown>;
}

/** A small market with as many platforms and events as asked for. */
export function smallScenario(wanted: Wanted = {}): Scenario {
  const { platforms = 2, events = 1, weeks = 40, replicates = 3, startDate = null, over = {} } = wanted;
  const ids = Array.from({ length: platforms }, (_, i) => `platform-${i + 1}`);
  return scenarioSchema.parse({
    name: 'A small market',
    question: 'What happens?',
    weeks,
    replicates,
    startDate,
    consumers: 300,
    segments: { everyone: { share: 1 } },
    regions: { north: { share: 0.5, name: 'North' }, south: { share: 0.5, name: 'South' } },
    platforms: Object.fromEntries(
      ids.map((id, i) => [id, { name: `Wallet ${i + 1}`, taste: 2.8 - 0.1 * i }]),
    ),
    holdings: { joint: { [ids.slice(0, 2).join(' + ')]: 0.6, none: 0.4 } },
    retailers: {
      chains: {
        'big-box': { name: 'Big Box', outlets: { north: 20, south: 10 }, attraction: 30 },
        corner: { outlets: { south: 40 }, attraction: 5, mandate: 'open' },
      },
      independents: { retailers: 3 },
    },
    interventions: Array.from({ length: events }, (_, i) => ({
      week: 3 + ((i * 3) % Math.max(1, weeks - 4)),
      kind: 'campaign',
      platform: ids[i % ids.length],
      cashback: 0.02,
      label: `Campaign number ${i + 1} of some length`,
    })),
    ...over,
  });
}

export const smallRun = (wanted: Wanted = {}): RunResult => run(smallScenario(wanted));
