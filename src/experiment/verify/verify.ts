import type { Scenario } from '../../scenario/schema.ts';
import {
  type Benchmark,
  type Check,
  type EngineName,
  FAMILIES,
  type Family,
  type Picture,
} from './benchmark.ts';
import { holds, zOf } from './compare.ts';
import { createLab } from './lab.ts';

/** A benchmark and the market to try it on. */
export interface Case {
  /** Name of the benchmark, told apart where two markets are tried on one. */
  readonly id: string;
  readonly benchmark: Benchmark;
  readonly scenario: Scenario;
  /** The scenario's file as a reader finds it: `scenarios/theory/logit.yaml`. */
  readonly file: string;
  /** The command that makes this verification again. */
  readonly command: string;
}

export interface VerifyOptions {
  readonly z: number;
  /** Whose checks are made. */
  readonly engines: readonly EngineName[];
  /** Called before each run with the runs of this benchmark made so far. */
  readonly onRun?: (made: number) => void;
}

/** A check with its verdict. */
export interface Judged extends Check {
  /** Standard errors between expected and simulated; NaN where nothing is drawn. */
  readonly z: number;
  readonly holds: boolean;
}

/** What a benchmark found, as plain data. */
export interface Verified
  extends Pick<Benchmark, 'name' | 'family' | 'title' | 'formula' | 'source' | 'remark'> {
  readonly id: string;
  readonly file: string;
  readonly command: string;
  readonly question: string;
  readonly consumers: number;
  readonly replicates: number;
  readonly seed: string | number;
  readonly holds: boolean;
  readonly checks: readonly Judged[];
  readonly finding?: string;
  readonly picture: Picture;
}

/** Everything that was verified at once, in the order of families and catalogue. */
export interface Verification {
  /** Standard errors allowed. */
  readonly z: number;
  readonly engines: readonly EngineName[];
  readonly benchmarks: readonly Verified[];
}

/** Makes the checks of one benchmark. */
export function verifyCase(one: Case, options: VerifyOptions): Verified {
  const { benchmark, scenario, id, file, command } = one;
  const { z, engines, onRun } = options;
  const lab = createLab(scenario, { z, withAgents: engines.includes('agents'), onRun });
  const { checks, finding, picture } = benchmark.examine(lab);
  const judged = checks
    .filter(({ engine }) => engines.includes(engine))
    .map((check): Judged => ({ ...check, z: zOf(check), holds: holds(check, z) }));
  const { name, family, title, formula, source, remark } = benchmark;
  const { question, consumers, replicates, seed } = scenario;
  return {
    ...{ id, name, family, title, formula, source, remark, file, command },
    ...{ question, consumers, replicates, seed },
    holds: judged.every((check) => check.holds),
    checks: judged,
    finding,
    picture: pictureBy(picture, engines),
  };
}

/** A picture without the marks of an engine that was not asked. */
const pictureBy = (picture: Picture, engines: readonly EngineName[]): Picture => ({
  ...picture,
  meanField: engines.includes('mean-field') ? picture.meanField : [],
  agents: engines.includes('agents') ? picture.agents : [],
});

/** Cases family by family; within one, in the order given. */
export const inOrder = (cases: readonly Case[]): Case[] =>
  FAMILIES.flatMap((family) => cases.filter(({ benchmark }) => benchmark.family === family));

/** What was found, family by family, for headings. */
export const byFamily = ({ benchmarks }: Verification): (readonly [Family, readonly Verified[]])[] =>
  FAMILIES.map((family) => [family, benchmarks.filter((one) => one.family === family)] as const).filter(
    ([, found]) => found.length > 0,
  );
