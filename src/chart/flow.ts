import { type SankeyLink, type SankeyNode, sankey } from 'd3-sankey';
import { CASH } from '../experiment/weekly.ts';
import { firstEvent } from '../experiment/windows.ts';
import { nameOf } from '../scenario/names.ts';
import type { Scenario } from '../scenario/schema.ts';
import { emptyFigure } from './empty.ts';
import { type ChartInput, figure, isNarrow, type Layer, MARGIN, type Spec, widthOf } from './figure.ts';
import { SMALL } from './findings.ts';
import { capital, percent } from './format.ts';
import { quantitative } from './layers.ts';
import { clip } from './measure.ts';
import { labelOf, nameInText } from './names.ts';
import { meanWords } from './run-words.ts';
import { type Flow, movedShare, type SwitchWindow, switchWindows, telling } from './switching.ts';
import { SIZE, TEXT, toneOf } from './theme.ts';
import { dayInWords } from './time.ts';

const HEIGHT = 380;
const NODE = 12;
const HEAD = 26;

interface End {
  readonly id: string;
  readonly method: string;
  readonly side: 'left' | 'right';
}
type Node = SankeyNode<End, Record<never, never>>;
type Link = SankeyLink<End, Record<never, never>>;

/** Who moved from which method to which in the window after the first event, or in one with clearly more changes. */
export function flowChart(input: ChartInput): Spec {
  const { scenario } = input.result;
  const chosen = telling(switchWindows(input.result), firstEvent(scenario));
  if (!chosen) {
    return emptyFigure(
      input,
      'Switching cannot be counted yet',
      `Switching is counted over windows of ${scenario.output.switchingWindow} weeks, and this run is shorter than one.`,
    );
  }
  const { window, reason } = chosen;
  const methods = [...Object.keys(scenario.platforms), CASH];
  const flows = window.flows.filter(({ share }) => share > 0);
  const widthOfName = (text: string) => input.measure(text, SIZE.label, 700);
  const room = isNarrow(input) ? (widthOf(input) - 2 * MARGIN) / 2 - NODE - 14 : Number.POSITIVE_INFINITY;
  const words = (method: string, share: number) => {
    const value = ` ${percent(share, 1)}`;
    return clip(labelOf(scenario, method), room - widthOfName(value), widthOfName) + value;
  };
  // Names stand beside the bars, or over the ribbons where there is no room beside them.
  const isInside = isNarrow(input);
  const longest = Math.max(...methods.map((method) => widthOfName(words(method, 0.888))));
  const side = isInside ? MARGIN : MARGIN + 12 + longest;
  const width = widthOf(input) - 2 * side;
  const { nodes, links } = layout(methods, flows, width);
  return figure(input, {
    title: flowFinding(scenario, window),
    subtitle: `Top of wallet of all consumers at the start and the end of ${weeksOf(window)} (${reason}), % of all consumers; ${meanWords(input.result)}. Pale: stayed.`,
    left: side,
    right: side,
    above: HEAD,
    below: 4,
    height: HEIGHT,
    body: {
      layer: [
        ...ribbons(scenario, links),
        ...bars(scenario, nodes, words, isInside),
        ...heads(scenario, window, width, isInside),
      ],
    },
  });
}

const weeksOf = ({ start, weeks }: SwitchWindow): string =>
  weeks === 1 ? `week ${start}` : `weeks ${start} to ${start + weeks - 1}`;

function layout(
  methods: readonly string[],
  flows: readonly Flow[],
  width: number,
): { nodes: Node[]; links: Link[] } {
  const used = (side: End['side'], method: string) =>
    flows.some((flow) => (side === 'left' ? flow.from : flow.to) === method);
  const ends = (['left', 'right'] as const).flatMap((side) =>
    methods
      .filter((method) => used(side, method))
      .map((method): End => ({ id: `${side} ${method}`, method, side })),
  );
  const order = (method: string) => methods.indexOf(method);
  const graph = sankey<End, Record<never, never>>()
    .nodeId(({ id }) => id)
    .nodeWidth(NODE)
    .nodePadding(Math.max(8, 30 - ends.length))
    .nodeSort((a, b) => order(a.method) - order(b.method))
    .linkSort((a, b) => byEnds(a, b, order))
    .extent([
      [0, 0],
      [width, HEIGHT],
    ]);
  const links = flows.map(({ from, to, share }) => ({
    source: `left ${from}`,
    target: `right ${to}`,
    value: share,
  }));
  return graph({ nodes: ends.map((end) => ({ ...end })), links });
}

const methodOf = (end: Link['source']) => (end as Node).method;

const byEnds = (a: Link, b: Link, order: (method: string) => number) =>
  order(methodOf(a.source)) - order(methodOf(b.source)) ||
  order(methodOf(a.target)) - order(methodOf(b.target));

/** A ribbon between two edges of equal height, as an SVG path in pixels of the plot. */
function ribbonPath({ source, target, y0 = 0, y1 = 0, width = 0 }: Link): string {
  const [from, to] = [(source as Node).x1 ?? 0, (target as Node).x0 ?? 0];
  const middle = (from + to) / 2;
  const half = Math.max(width, 0.6) / 2;
  const n = (value: number) => value.toFixed(1);
  const curve = (x0: number, ya: number, x1: number, yb: number) =>
    `${n(x0)},${n(ya)}C${n(middle)},${n(ya)} ${n(middle)},${n(yb)} ${n(x1)},${n(yb)}`;
  return `M${curve(from, y0 - half, to, y1 - half)}L${curve(to, y1 + half, from, y0 + half)}Z`;
}

function ribbons(scenario: Scenario, links: readonly Link[]): Layer[] {
  const values = links.map((link) => {
    const [from, to] = [methodOf(link.source), methodOf(link.target)];
    return {
      path: ribbonPath(link),
      fill: toneOf(scenario, from).fill,
      opacity: from === to ? 0.2 : 0.55,
      title:
        from === to
          ? `Stayed with ${nameInText(scenario, from)}`
          : `${nameOf(scenario, from)} → ${nameInText(scenario, to)}`,
      Consumers: percent(link.value, 2),
    };
  });
  const fixed = (field: string) => ({ field, scale: null, legend: null });
  return [
    {
      data: { values },
      // A point of size 4 draws its path at one pixel a unit, which lets Vega-Lite draw any shape.
      mark: { type: 'point', filled: true, size: 4, blend: 'multiply', strokeWidth: 0 },
      encoding: {
        x: { value: 0 },
        y: { value: 0 },
        shape: { ...fixed('path'), type: 'nominal' },
        color: { ...fixed('fill'), type: 'nominal' },
        opacity: { ...fixed('opacity'), type: 'quantitative' },
        tooltip: [
          { field: 'title', type: 'nominal', title: 'title' },
          { field: 'Consumers', type: 'nominal' },
        ],
      },
    },
  ];
}

function bars(
  scenario: Scenario,
  nodes: readonly Node[],
  words: (method: string, share: number) => string,
  isInside: boolean,
): Layer[] {
  const rows = nodes.map(({ method, side, x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0 }) => ({
    ...{ x0, x1, y0, y1: Math.max(y1, y0 + 0.6), side, text: words(method, value), middle: (y0 + y1) / 2 },
    at: (side === 'left') === isInside ? x1 + 10 : x0 - 10,
    fill: toneOf(scenario, method).fill,
    ink: toneOf(scenario, method).text,
  }));
  const pixel = (field: string) => quantitative(field, { scale: null, axis: null });
  const color = (field: string) => ({ field, type: 'nominal', scale: null });
  const names = (side: End['side'], align: string, extra: Record<string, unknown> = {}): Layer => ({
    data: { values: rows.filter((row) => row.side === side) },
    mark: { type: 'text', align, baseline: 'middle', fontSize: SIZE.label, fontWeight: 700, ...extra },
    encoding: {
      x: pixel('at'),
      y: pixel('middle'),
      text: { field: 'text', type: 'nominal' },
      color: color('ink'),
    },
  });
  const halo = { stroke: 'white', strokeWidth: 5, strokeJoin: 'round', strokeOpacity: 0.7, aria: false };
  const inside = (extra = {}) => [names('left', 'left', extra), names('right', 'right', extra)];
  return [
    {
      data: { values: rows },
      mark: { type: 'rect', aria: false },
      encoding: {
        x: pixel('x0'),
        x2: { field: 'x1' },
        y: pixel('y0'),
        y2: { field: 'y1' },
        color: color('fill'),
      },
    },
    ...(isInside ? [...inside(halo), ...inside()] : [names('left', 'right'), names('right', 'left')]),
  ];
}

/** What the two columns are, in weeks or dates. */
function heads(scenario: Scenario, { start, weeks }: SwitchWindow, width: number, isShort: boolean): Layer[] {
  const when = (week: number, words: string) => dayInWords(scenario, week) ?? words;
  const rows = [
    {
      text: `${isShort ? '' : 'At the start, '}${when(start, `week ${start}`)}`,
      align: 'left',
      x: 0,
    },
    {
      text: `${isShort ? '' : `${weeks === 1 ? '1 week' : `${weeks} weeks`} later, `}${when(start + weeks, `week ${start + weeks - 1}`)}`,
      align: 'right',
      x: width,
    },
  ];
  return rows.map(({ text, align, x }) => ({
    data: { values: [{ text }] },
    mark: { type: 'text', align, baseline: 'bottom', fontSize: SIZE.event, fontWeight: 600, color: TEXT },
    encoding: { x: { value: x }, y: { value: -10 }, text: { field: 'text', type: 'nominal' } },
  }));
}

/** The largest stream net of its counter-stream, or that nothing moves on balance. */
function flowFinding(scenario: Scenario, window: SwitchWindow): string {
  const share = (from: string, to: string) =>
    window.flows.find((flow) => flow.from === from && flow.to === to)?.share ?? 0;
  const [largest] = window.flows
    .filter(({ from, to }) => from !== to)
    .map(({ from, to }) => ({ from, to, there: share(from, to), back: share(to, from) }))
    .sort((a, b) => b.there - b.back - (a.there - a.back));
  const moved = movedShare(window);
  if (!largest || moved === 0) return `Nobody changed the top of the wallet in ${weeksOf(window)}`;
  const names = [largest.from, largest.to].map((method) => nameInText(scenario, method));
  if (largest.there - largest.back < SMALL) {
    return `${percent(moved, 1)} of consumers change their top of wallet, about as many one way as the other`;
  }
  return capital(
    `${percent(largest.there, 1)} of consumers go from ${names[0]} to ${names[1]}, ${percent(largest.back, 1)} the other way`,
  );
}
