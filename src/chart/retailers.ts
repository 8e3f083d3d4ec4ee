import { find } from '../experiment/summarize.ts';
import { ALL, INDEPENDENTS } from '../experiment/weekly.ts';
import { nameOf } from '../scenario/names.ts';
import { type ChainRow, chainRows } from './chain-rows.ts';
import { emptyFigure } from './empty.ts';
import { EVENT_ROW, eventsOf, layEvents } from './events.ts';
import { type ChartInput, figure, keyLine, type Layer, type Spec } from './figure.ts';
import { overall, SMALL, verdict } from './findings.ts';
import { focusRetailer } from './focus.ts';
import { capital, decimal, digitsToShow, inWords, percent } from './format.ts';
import { hoverLayer } from './hover.ts';
import { eventLayers, quantitative } from './layers.ts';
import { nameInText } from './names.ts';
import { HEIGHT, type Layout, layoutOf, STRIP_ROOM } from './retailers-layout.ts';
import { KEY_LINE, nameAbove, nameBeside, stripKey, textAt } from './retailers-words.ts';
import { bandWords, inMostRuns } from './run-words.ts';
import { fromZero, type NiceRange, percentLabels, valueAxis } from './scale.ts';
import { INK, SIZE, TEXT, toneOf } from './theme.ts';
import { weekInWords } from './time.ts';
import { axesOf } from './time-plot.ts';

const MOST_ROWS = 7;

interface Column {
  readonly key: 'lost' | 'resentment';
  readonly head: string;
  /** The same beside a name. */
  readonly short: string;
  readonly range: NiceRange;
  readonly labels: string;
  readonly words: (value: number) => string;
}

/** Lost sales and resentment, one row a retailer. */
export function retailers(input: ChartInput): Spec {
  const { result, measure } = input;
  const { scenario } = result;
  const rows = chainRows(result, MOST_ROWS);
  if (rows.length === 0) return emptyFigure(input, 'Nobody went shopping', 'No retailer had a visit.');
  const bands = result.series.length > 1;
  const columns = columnsOf(rows, bands);
  const layout = layoutOf(input);
  const events = layEvents(eventsOf(scenario), {
    weeks: scenario.weeks,
    width: layout.width,
    right: 0,
    numbers: true,
    measure,
  });
  const above = Math.max(
    events.rows * EVENT_ROW + 30,
    partnersOf(rows).length * KEY_LINE + 16 + (layout.isNarrow ? 20 : 0),
  );
  const cells = cellsOf(rows, columns, layout);
  const height = wholeHeight(cells.length / layout.columns, layout);
  return figure(input, {
    title: finding(input, rows),
    subtitle: `Each row is a retailer. ${bandWords(result)} Strips: exclusive contract${inMostRuns(result)}.`,
    left: layout.left,
    right: layout.right,
    above,
    below: 26 + STRIP_ROOM,
    height,
    notes: keyLine(events.key),
    body: {
      columns: layout.columns,
      spacing: { row: layout.rowGap, column: layout.columnGap },
      bounds: 'flush',
      concat: cells.map(({ row, column }, i) => ({
        width: layout.width,
        height: HEIGHT,
        layer: [
          ...cellLayers(input, row, column, { bands, layout, last: i >= cells.length - layout.columns }),
          ...(i < layout.columns
            ? [
                ...eventLayers(events, height),
                ...(layout.isNarrow ? [] : [headLayer(column.head, -above + 8)]),
              ]
            : []),
          ...(i === 0 ? stripKey(input, partnersOf(rows), layout.nameAt, above) : []),
          ...namesOf(input, row, column, layout),
        ],
      })),
    },
  });
}

interface Cell {
  readonly row: ChainRow;
  readonly column: Column;
}

/** The plots in the order of drawing: row by row, or one column after the other. */
const cellsOf = (rows: readonly ChainRow[], columns: readonly Column[], { isNarrow }: Layout): Cell[] =>
  isNarrow
    ? columns.flatMap((column) => rows.map((row) => ({ row, column })))
    : rows.flatMap((row) => columns.map((column) => ({ row, column })));

/** A name beside its row, or above each plot with what the plot shows. */
function namesOf(input: ChartInput, row: ChainRow, column: Column, layout: Layout): Layer[] {
  if (layout.isNarrow) return nameAbove(input, row, column.short, layout.width);
  return column.key === 'lost' ? nameBeside(input, row, layout.nameAt) : [];
}

const wholeHeight = (rows: number, { rowGap }: Layout) => rows * HEIGHT + (rows - 1) * rowGap;

function columnsOf(rows: readonly ChainRow[], bands: boolean): Column[] {
  const top = (key: Column['key']) =>
    Math.max(...rows.flatMap((row) => row[key].map(({ high, mid }) => (bands ? high : mid))));
  const lost = fromZero(top('lost'), 2);
  const resentment = fromZero(top('resentment'), 2);
  return [
    {
      key: 'lost',
      head: 'Sales lost, % of visits (4 weeks)',
      short: 'sales lost, % of visits (4 weeks)',
      range: lost,
      labels: percentLabels(lost),
      words: (value) => percent(value, 1),
    },
    {
      key: 'resentment',
      head: 'Resentment, points',
      short: 'resentment, points',
      range: resentment,
      labels: `format(datum.value, '~g')`,
      words: (value) => (value < 0.005 ? '0' : decimal(value, 2)),
    },
  ];
}

function cellLayers(
  { result: { scenario } }: ChartInput,
  row: ChainRow,
  { key, range, labels, words }: Column,
  { bands, last, layout }: { bands: boolean; last: boolean; layout: Layout },
): Layer[] {
  const axes = axesOf(scenario, range, layout.width, labels);
  const ends = { ...range, ticks: [range.ticks[0], range.ticks[range.ticks.length - 1]] };
  // Below the strip of the last row.
  const x = { ...axes.x, axis: last ? { ...(axes.x.axis as object), offset: STRIP_ROOM } : null };
  const y = { ...axes.y, axis: valueAxis(ends, labels, { labelFontSize: 12 }) };
  const line = (color: string, strokeWidth: number): Layer => ({
    mark: { type: 'line', color, strokeWidth, strokeCap: 'round', aria: false },
    encoding: { x, y },
  });
  const band: Layer = {
    mark: { type: 'area', color: INK, opacity: 0.14, blend: 'multiply', aria: false },
    encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
  };
  const points = row[key].map((at) => ({ x: at.x, mid: at.mid, low: at.low, high: at.high }));
  const closing = points[points.length - 1];
  const cells = points.map((at) => ({
    x: at.x,
    title: weekInWords(scenario, at.x),
    values: { [nameOf(scenario, row.retailer)]: words(at.mid) },
  }));
  return [
    { data: { values: points }, layer: [...(bands ? [band] : []), line('white', 4), line(INK, 1.8)] },
    ...strips(scenario, row, layout),
    valueLayer(words(closing.mid), layout.width + 8, HEIGHT * (1 - closing.mid / range.domain[1])),
    hoverLayer(cells, { x, y }, `${key}-${row.retailer}`),
  ];
}

/** Strips under the line while a contract is in force, in the colour of the platform. */
function strips(
  scenario: ChartInput['result']['scenario'],
  { spells }: ChainRow,
  { width }: Layout,
): Layer[] {
  if (spells.length === 0) return [];
  const pixel = (week: number) => (week / scenario.weeks) * width;
  return [
    {
      data: {
        values: spells.map(({ platform, from, to }) => ({
          from: pixel(from),
          to: pixel(to),
          fill: toneOf(scenario, platform).fill,
        })),
      },
      mark: { type: 'rect', y: HEIGHT + 2, y2: HEIGHT + 7, aria: false },
      encoding: {
        x: quantitative('from', { scale: null, axis: null }),
        x2: { field: 'to' },
        y: { value: HEIGHT + 2 },
        y2: { value: HEIGHT + 7 },
        color: { field: 'fill', type: 'nominal', scale: null },
      },
    },
  ];
}

const valueLayer = (text: string, x: number, y: number): Layer =>
  textAt(text, x, Math.min(Math.max(y, 4), HEIGHT - 4), {
    align: 'left',
    baseline: 'middle',
    fontWeight: 700,
    color: INK,
  });

const headLayer = (text: string, y: number): Layer =>
  textAt(text, 0, y, { align: 'left', baseline: 'top', fontSize: SIZE.label, fontWeight: 600, color: TEXT });

const partnersOf = (rows: readonly ChainRow[]): string[] => [
  ...new Set(rows.flatMap(({ spells }) => spells.map(({ platform }) => platform))),
];

/** Chains that the scenario is about: in focus or under contract. All of them where it is about none. */
function spokenOf(scenario: ChartInput['result']['scenario'], rows: readonly ChainRow[]): ChainRow[] {
  const named = rows.filter(({ retailer }) => retailer !== INDEPENDENTS);
  const focus = focusRetailer(scenario);
  const meant = named.filter(({ retailer, spells }) => retailer === focus || spells.length > 0);
  return meant.length > 0 ? meant : named;
}

/** What the retailers that a scenario is about lost: the one whose losses changed most. */
function finding({ result: { scenario }, summary }: ChartInput, rows: readonly ChainRow[]): string {
  const spoken = spokenOf(scenario, rows);
  const [largest] = spoken
    .flatMap(({ retailer, region }) => {
      const found = find(summary, 'lost_sales', retailer, region);
      if (!found) return [];
      const moves = [
        { ...overall(found), when: 'in the last quarter' },
        ...(found.before && found.after && found.effect
          ? [{ from: found.before, to: found.after, change: found.effect, when: 'in the quarter after' }]
          : []),
      ];
      return moves.map((move) => ({ retailer, region, ...move }));
    })
    .filter(({ change }) => verdict(change) !== 'none' && change.mean !== 0)
    .sort((a, b) => Math.abs(b.change.mean) - Math.abs(a.change.mean));
  const whose = whoseWords(scenario, spoken);
  if (!largest) return `Lost sales at ${whose} do not measurably change`;
  const { retailer, region, from, to, change, when } = largest;
  if (Math.abs(change.mean) < SMALL) return `Lost sales at ${whose} hardly change`;
  const where = region === ALL ? '' : ` in ${nameInText(scenario, region)}`;
  const digits = Math.max(1, digitsToShow(change.mean));
  const only = change.mean > 0 ? '' : 'only ';
  return `${capital(only)}${percent(to.mean, digits)} of visits to ${nameInText(scenario, retailer)}${where} end without a sale ${when}, against ${percent(from.mean, digits)} before`;
}

function whoseWords(scenario: ChartInput['result']['scenario'], spoken: readonly ChainRow[]): string {
  if (spoken.length === 0 || spoken.length > 2) return 'the chains';
  return inWords(spoken.map(({ retailer }) => nameInText(scenario, retailer)));
}
