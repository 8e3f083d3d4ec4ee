import { acceptance } from './acceptance.ts';
import { churn } from './churn.ts';
import type { ChartInput, Spec } from './figure.ts';
import { flowChart } from './flow.ts';
import { marketShare } from './market-share.ts';
import { multihoming } from './multihoming.ts';
import { retailers } from './retailers.ts';
import { surplus } from './surplus.ts';

/** A chart of the report. `file` is its name without ending, under `charts/`. */
export interface Chart {
  readonly id: string;
  readonly file: string;
  readonly build: (input: ChartInput) => Spec;
}

const chart = (id: string, build: Chart['build']): Chart => ({ id, file: id, build });

/** Every chart, in the order of the report. */
export const CHARTS: readonly Chart[] = [
  chart('market-share', marketShare),
  chart('churn', churn),
  chart('switching', flowChart),
  chart('multihoming', multihoming),
  chart('acceptance', acceptance),
  chart('retailers', retailers),
  chart('surplus', surplus),
];
