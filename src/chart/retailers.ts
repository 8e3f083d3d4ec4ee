import { MIXED } from '../experiment/contracts.ts';
import { find } from '../experiment/summarize.ts';
import { ALL, INDEPENDENTS } from '../experiment/weekly.ts';
import { nameOf } from '../scenario/names.ts';
import { type ChainRow, chainRows } from './chain-rows.ts';
import { emptyFigure } from './empty.ts';
import { EVENT_ROW, eventsOf, layEvents } from './events.ts';
import { type ChartInput, figure, keyLine, type Layer, MARGIN, type Spec, WIDTH } from './figure.ts';
import { overall, SMALL, verdict } from './findings.ts';
import { focusRetailer } from './focus.ts';
import { capital, decimal, digitsToShow, inWords, percent } from './format.ts';
import { hoverLayer } from './hover.ts';
import { eventLayers, quantitative } from './layers.ts';
import { clip } from './measure.ts';
import { nameInText } from './names.ts';
import { bandWords, inMostRuns } from './run-words.ts';
import { fromZero, type NiceRange, percentLabels, valueAxis } from './scale.ts';
import { INK, QUIET, SIZE, TEXT, toneOf } from './theme.ts';
import { weekInWords } from './time.ts';
import { axesOf } from './time-plot.ts';

const NAME_ROOM = 170;
const AXIS = 52;
const VALUE_ROOM = 58;
const LEFT = MARGIN + NAME_ROOM + AXIS;
const COLUMN_GAP = VALUE_ROOM + AXIS;
const PLOT = { width: (WIDTH - LEFT - MARGIN - VALUE_ROOM - COLUMN_GAP) / 2, height: 46 };
const ROW_GAP = 24;
/** Pixels that the strip of a contract takes under its row. */
const STRIP_ROOM = 10;
const KEY_LINE = 18;
const MOST_ROWS = 7;

interface Column {
  readonly key: 'lost' | 'resentment';
  readonly head: string;
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
  const events = layEvents(eventsOf(scenario), {
    weeks: scenario.weeks,
    width: PLOT.width,
    right: 0,
    numbers: true,
    measure,
  });
  const above = Math.max(events.rows * EVENT_ROW + 30, partnersOf(rows).length * KEY_LINE + 16);
  return figure(input, {
    title: finding(input, rows),
    subtitle: `Each row is a retailer. ${bandWords(result)} Strips: exclusive contract${inMostRuns(result)}.`,
    left: LEFT,
    right: MARGIN + VALUE_ROOM,
    above,
    below: 26 + STRIP_ROOM,
    height: rows.length * PLOT.height + (rows.length - 1) * ROW_GAP,
    notes: keyLine(events.key),
    body: {
      columns: 2,
      spacing: { row: ROW_GAP, column: COLUMN_GAP },
      bounds: 'flush',
      concat: rows.flatMap((row, i) =>
        columns.map((column) => ({
          ...PLOT,
          layer: [
            ...cellLayers(input, row, column, { bands, last: i === rows.length - 1 }),
            ...(i === 0
              ? [...eventLayers(events, wholeHeight(rows.length)), headLayer(column.head, -above + 8)]
              : []),
            ...(i === 0 && column.key === 'lost' ? stripKey(input, rows, above) : []),
            ...(column.key === 'lost' ? nameLayers(input, row) : []),
          ],
        })),
      ),
    },
  });
}

const wholeHeight = (rows: number) => rows * PLOT.height + (rows - 1) * ROW_GAP;

function columnsOf(rows: readonly ChainRow[], bands: boolean): Column[] {
  const top = (key: Column['key']) =>
    Math.max(...rows.flatMap((row) => row[key].map(({ high, mid }) => (bands ? high : mid))));
  const lost = fromZero(top('lost'), 2);
  const resentment = fromZero(top('resentment'), 2);
  return [
    {
      key: 'lost',
      head: 'Sales lost, % of visits (4 weeks)',
      range: lost,
      labels: percentLabels(lost),
      words: (value) => percent(value, 1),
    },
    {
      key: 'resentment',
      head: 'Resentment, points',
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
  { bands, last }: { bands: boolean; last: boolean },
): Layer[] {
  const axes = axesOf(scenario, range, PLOT.width, labels);
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
    ...strips(scenario, row),
    valueLayer(words(closing.mid), PLOT.height * (1 - closing.mid / range.domain[1])),
    hoverLayer(cells, { x, y }, `${key}-${row.retailer}`),
  ];
}

/** Strips under the line while a contract is in force, in the colour of the platform. */
function strips(scenario: ChartInput['result']['scenario'], { spells }: ChainRow): Layer[] {
  if (spells.length === 0) return [];
  const pixel = (week: number) => (week / scenario.weeks) * PLOT.width;
  return [
    {
      data: {
        values: spells.map(({ platform, from, to }) => ({
          from: pixel(from),
          to: pixel(to),
          fill: toneOf(scenario, platform).fill,
        })),
      },
      mark: { type: 'rect', y: PLOT.height + 2, y2: PLOT.height + 7, aria: false },
      encoding: {
        x: quantitative('from', { scale: null, axis: null }),
        x2: { field: 'to' },
        y: { value: PLOT.height + 2 },
        y2: { value: PLOT.height + 7 },
        color: { field: 'fill', type: 'nominal', scale: null },
      },
    },
  ];
}

const textAt = (text: string, x: number, y: number, mark: Record<string, unknown>): Layer => ({
  data: { values: [{ text }] },
  mark: { type: 'text', fontSize: SIZE.event, ...mark },
  encoding: { x: { value: x }, y: { value: y }, text: { field: 'text', type: 'nominal' } },
});

const valueLayer = (text: string, y: number): Layer =>
  textAt(text, PLOT.width + 8, Math.min(Math.max(y, 4), PLOT.height - 4), {
    align: 'left',
    baseline: 'middle',
    fontWeight: 700,
    color: INK,
  });

const headLayer = (text: string, y: number): Layer =>
  textAt(text, 0, y, { align: 'left', baseline: 'top', fontSize: SIZE.label, fontWeight: 600, color: TEXT });

function nameLayers({ result: { scenario }, measure }: ChartInput, { retailer, region }: ChainRow): Layer[] {
  const x = -(AXIS + NAME_ROOM);
  const room = NAME_ROOM - 6;
  const name = clip(nameOf(scenario, retailer), room, (text) => measure(text, SIZE.label, 700));
  const head = textAt(name, x, PLOT.height / 2 - (region === ALL ? 0 : 8), {
    align: 'left',
    baseline: 'middle',
    fontSize: SIZE.label,
    fontWeight: 700,
    color: INK,
  });
  if (region === ALL) return [head];
  const place = clip(nameOf(scenario, region), room, (text) => measure(text, SIZE.source, 400));
  return [
    head,
    textAt(place, x, PLOT.height / 2 + 9, {
      align: 'left',
      baseline: 'middle',
      fontSize: SIZE.source,
      color: QUIET,
    }),
  ];
}

/** What the colours of the strips mean, beside the heads of the columns. */
function stripKey(
  { result: { scenario }, measure }: ChartInput,
  rows: readonly ChainRow[],
  above: number,
): Layer[] {
  const x = -(AXIS + NAME_ROOM);
  const name = (partner: string) =>
    clip(partner === MIXED ? 'part of its shops, or both' : nameOf(scenario, partner), NAME_ROOM, (text) =>
      measure(text, SIZE.source, 600),
    );
  const order = [...Object.keys(scenario.platforms), MIXED];
  const partners = partnersOf(rows).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return partners.flatMap((partner, i) => {
    const y = 16 - above + i * KEY_LINE;
    const { fill, text } = toneOf(scenario, partner);
    return [
      {
        data: { values: [{}] },
        mark: { type: 'rect', color: fill, aria: false },
        encoding: { x: { value: x }, x2: { value: x + 18 }, y: { value: y - 2 }, y2: { value: y + 3 } },
      },
      textAt(name(partner), x + 25, y, {
        align: 'left',
        baseline: 'middle',
        fontSize: SIZE.source,
        fontWeight: 600,
        color: text,
      }),
    ];
  });
}

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
