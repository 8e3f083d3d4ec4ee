import { Compare } from '../../src/experiment/compare/compare.ts';
import { type Comparison, comparisonOf } from '../../src/experiment/compare/comparison.ts';
import { RunMaker } from '../../src/experiment/runner/make-run.ts';
import { runsOf, tasksOf } from '../../src/experiment/runner/plan.ts';
import type { RunRecord } from '../../src/experiment/runner/record.ts';
import { loadStudy } from '../../src/experiment/study/load-study.ts';
import type { CompareStudy } from '../../src/experiment/study/study.ts';
import { openScenario } from '../../src/scenario/load.ts';

/** A town of two regions and two ages, with a chain that two wallets court, as a scenario file. */
export const TOWN = `name: Town
weeks: 16
consumers: 400
seed: town
habit: { rungs: 3, strength: 1.2 }
wallets: { enabled: false }
regions:
  west: { name: West, share: 0.4 }
  east: { name: East, share: 0.6 }
segments:
  young: { share: 0.3, carriesCash: 0.6 }
  old: { share: 0.7 }
platforms:
  alipay: { name: Alipay, taste: 2.8 }
  wechat-pay: { name: WeChat Pay, taste: 2.6 }
holdings:
  joint: { none: 0.1, alipay: 0.2, wechat-pay: 0.2, alipay + wechat-pay: 0.5 }
retailers:
  chains:
    big-box: { name: Big Box, outlets: { west: 4, east: 2 }, attraction: 40 }
    corner: { outlets: { east: 8 }, attraction: 5 }
  independents: { retailers: 3, outlets: 60 }
`;

/** The same with the large chain bound to one wallet from week 5. */
export const BOUND = `${TOWN.replace('name: Town', 'name: Bound')}interventions:
  - { week: 5, kind: exclusive, retailer: big-box, platform: wechat-pay, bonus: 0.01 }
`;

/** The study that compares scenarios given as texts by their names; `settings` are lines of the study file. */
export function studyOf(texts: Readonly<Record<string, string>>, settings = 'replicates: 4'): CompareStudy {
  const open = (target: string) => openScenario(target, { read: () => texts[target] });
  const arms = Object.keys(texts).map((name) => `  - scenario: ${name}`);
  const text = ['study: compare', settings, 'arms:', ...arms, ''].join('\n');
  const study = loadStudy('study.yaml', text, { open, overrides: [], own: {} });
  if (study.kind !== 'compare') throw new Error(study.kind);
  return study;
}

/** Makes all runs that a study asks for. */
export function made(study: CompareStudy): { compare: Compare; records: RunRecord[] } {
  const compare = new Compare(study);
  const maker = new RunMaker(study);
  const records: RunRecord[] = [];
  do {
    for (const task of tasksOf(compare.plan, records.length, runsOf(compare.plan)))
      records.push(maker.make(task));
  } while (compare.grow(records));
  return { compare, records };
}

/** Compares scenarios given as texts. */
export function compared(texts: Readonly<Record<string, string>>, settings?: string): Comparison {
  const study = studyOf(texts, settings);
  const { compare, records } = made(study);
  return comparisonOf(study, compare.plan, records);
}
