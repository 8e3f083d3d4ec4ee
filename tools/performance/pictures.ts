import type { Spec } from '../../src/chart/figure.ts';
import type { Measure } from '../../src/chart/measure.ts';
import { consumersChart, structureChart } from './curve-charts.ts';
import { gridOf, type Kept } from './kept.ts';
import { peersChart } from './peers-chart.ts';

/** The charts of docs/performance.md by the name of their file, as far as their figures were measured. */
export function picturesOf(kept: Kept, measure: Measure): [file: string, spec: Spec][] {
  const source = (part: string) => `npm run bench -- ${part} · ${kept[part].machine}`;
  const curve = (id: string) => gridOf(kept, 'curves', id);
  const consumers = curve('consumers');
  const [platforms, regions, retailers, replicates] = STRUCTURE.map(curve);
  const peers = gridOf(kept, 'peers', 'peers');
  const pictures: [string, Spec][] = [];
  if (consumers) pictures.push(['consumers', consumersChart(consumers, measure, source('curves'))]);
  if (platforms && regions && retailers && replicates) {
    const grids = { platforms, regions, retailers, replicates };
    pictures.push(['structure', structureChart(grids, measure, source('curves'))]);
  }
  if (peers) pictures.push(['peers', peersChart(peers, measure, source('peers'))]);
  return pictures;
}

const STRUCTURE = ['platforms', 'regions', 'retailers', 'replicates'];
