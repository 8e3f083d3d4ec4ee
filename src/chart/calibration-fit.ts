import type { Calibration, MomentFit } from '../experiment/calibrate/calibration.ts';
import { closedMark, openMark, pixel, textAt } from './benchmark-marks.ts';
import { framed, type Layer, MARGIN, type Spec, WIDTH } from './figure.ts';
import { brief, count, decimal } from './format.ts';
import { quantitative } from './layers.ts';
import type { Measure } from './measure.ts';
import { GRID, INK, PLATFORM_TONES, QUIET, SIZE } from './theme.ts';

const ROW = 38;
/** Standard errors to either side of a target that hold it with probability .95. */
const LIKELY = 1.96;
const NUMBERS = 176;
const MEAN_FIELD = '#C98300';

/** Targets with their intervals, and where the fitted model lies: in standard errors of each target. */
export function fitChart(calibration: Calibration, measure: Measure): Spec {
  const { moments } = calibration;
  const names = moments.map(({ target }) => (target.check ? `${target.name} (checked)` : target.name));
  const room = Math.max(...names.map((name) => measure(name, SIZE.label, 400)));
  const left = MARGIN + room * 1.02 + 16;
  const width = WIDTH - left - MARGIN - NUMBERS;
  const height = moments.length * ROW;
  const reach = Math.max(3, Math.ceil(Math.max(...moments.map(({ gap }) => Math.abs(gap)))));
  return framed(
    { measure, source: sourceOf(calibration) },
    {
      title: titleOf(moments),
      subtitle: 'Distance from each published figure, in its standard errors; the band holds 95 %.',
      left,
      right: MARGIN + NUMBERS,
      above: 34,
      below: 46,
      height,
      notes: keyOf(calibration),
      body: { layer: layersOf({ moments, names, left, width, height, reach }) },
    },
  );
}

/** What the fit comes to, in a sentence without a full stop. */
export function titleOf(moments: readonly MomentFit[]): string {
  const inside = moments.filter(({ gap }) => Math.abs(gap) <= LIKELY).length;
  return inside === moments.length
    ? `The fitted model meets all ${count(moments.length, 'published figure')} within their error`
    : `The fitted model meets ${inside} of ${count(moments.length, 'published figure')} within their error`;
}

const keyOf = ({ moments }: Calibration): string[] => [
  `Diamonds: mean field.${moments[0].agents === null ? '' : ' Dots: agents, with their 95 % interval.'} Checked: an input of the scenario, held against the run but not fitted to.`,
];

interface Drawn {
  readonly moments: readonly MomentFit[];
  readonly names: readonly string[];
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly reach: number;
}

function layersOf({ moments, names, left, width, height, reach }: Drawn): Layer[] {
  const ticks = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const x = (field: string) =>
    quantitative(field, {
      scale: { domain: [-reach, reach], nice: false },
      axis: {
        values: ticks,
        labelExpr: "datum.value == 0 ? '0' : replace(format(datum.value, '+d'), '-', '−')",
        domain: false,
        ticks: false,
        gridColor: GRID,
        labelPadding: 8,
        labelFlush: false,
      },
    });
  const middle = (row: number) => (row + 0.5) * ROW;
  const rows = moments.flatMap(({ target, gap, agents }, row) => {
    const of = (value: number) => brief((value - target.value) / target.standardError);
    const drawn = agents && {
      at: of(agents.mean),
      low: of(agents.mean - LIKELY * agents.error),
      high: of(agents.mean + LIKELY * agents.error),
    };
    return [{ gap: brief(gap), y: middle(row) - 6, below: middle(row) + 8, ...drawn }];
  });
  const withAgents = rows.filter((row) => 'at' in row);
  return [
    {
      data: { values: [{ from: -LIKELY, to: LIKELY, top: 0, bottom: height }] },
      mark: { type: 'rect', color: PLATFORM_TONES[1].fill, opacity: 0.14, aria: false },
      encoding: { x: x('from'), x2: { field: 'to' }, y: pixel('top'), y2: { field: 'bottom' } },
    },
    {
      data: { values: [{ at: 0, top: 0, bottom: height }] },
      mark: { type: 'rule', color: INK, strokeWidth: 1.6, aria: false },
      encoding: { x: x('at'), y: pixel('top'), y2: { field: 'bottom' } },
    },
    {
      data: { values: rows },
      mark: { type: 'point', shape: 'diamond', ...openMark(MEAN_FIELD) },
      encoding: { x: x('gap'), y: pixel('y') },
    },
    {
      data: { values: withAgents },
      mark: { type: 'rule', color: PLATFORM_TONES[0].fill, strokeWidth: 1.8, aria: false },
      encoding: { x: x('low'), x2: { field: 'high' }, y: pixel('below') },
    },
    {
      data: { values: withAgents },
      mark: { type: 'point', shape: 'circle', ...closedMark(PLATFORM_TONES[0].fill) },
      encoding: { x: x('at'), y: pixel('below') },
    },
    ...names.map((name, row) => textAt(name, MARGIN - left, middle(row), { fontSize: SIZE.label })),
    ...moments.map(({ target }, row) =>
      textAt(`${decimal(target.value, 3)} ± ${decimal(target.standardError, 3)}`, width + 16, middle(row)),
    ),
    ...moments.map(({ meanField }, row) =>
      textAt(decimal(meanField, 3), width + NUMBERS, middle(row), { align: 'right' }),
    ),
    textAt('Published', width + 16, -14, { color: QUIET }),
    textAt('Model', width + NUMBERS, -14, { color: QUIET, align: 'right' }),
    textAt('Standard errors above the published figure', width / 2, height + 36, {
      color: QUIET,
      align: 'center',
    }),
  ];
}

/** What was fitted to what, and how well. */
export function sourceOf({ scenario, targets, cost, freedom }: Calibration): string {
  const j = `J = ${decimal(cost, 2)}${freedom > 0 ? `, ${count(freedom, 'degree')} of freedom` : ''}`;
  const { replicates, consumers } = targets.agents;
  return [
    `Scenario “${scenario.name}”`,
    `targets “${targets.name}”`,
    j,
    `agents: ${count(replicates, 'replicate')} of ${decimal(consumers)} consumers`,
  ].join(' · ');
}
