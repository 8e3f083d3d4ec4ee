import type { Picture } from '../experiment/verify/benchmark.ts';
import {
  closedMark,
  type Inks,
  NAME_ROOM,
  openMark,
  type PlotTerms,
  pixel,
  textAt,
} from './benchmark-marks.ts';
import { type Layer, MARGIN, type Spec, WIDTH } from './figure.ts';
import { clip } from './measure.ts';
import { SIZE } from './theme.ts';

interface Entry {
  readonly text: string;
  readonly layers: (x: number, y: number) => Layer[];
  readonly room: number;
}

/** What a key says beside the marks of the engines. */
export interface KeyTerms extends PlotTerms {
  readonly inks: Inks;
  /** Groups that have no name of their own in the plot. */
  readonly groups: readonly string[];
  readonly theory: 'line' | 'tick';
}

/** The strip above a plot that says what its marks are. */
export interface Key {
  /** Pixels that it takes. */
  readonly height: number;
  /** Draws it from a corner in pixels of the plot. */
  readonly layers: (x: number, y: number) => Layer[];
}

const LINE = 22;
const GAP = 24;

export function keyOf(picture: Picture, terms: KeyTerms): Key {
  const widthOf = ({ text, room }: Entry): number =>
    room + 6 + terms.measure(text, SIZE.axis, 400) * 1.02 + GAP;
  let [at, line] = [0, 0];
  const placed = entriesOf(picture, terms).map((entry) => {
    if (at > 0 && at + widthOf(entry) - GAP > WIDTH - 2 * MARGIN) [at, line] = [0, line + 1];
    const place = { entry, x: at, y: (line + 0.5) * LINE };
    at += widthOf(entry);
    return place;
  });
  return {
    height: (line + 1) * LINE,
    layers: (left, top) =>
      placed.flatMap(({ entry, x, y }) => [
        ...entry.layers(left + x, top + y),
        textAt(entry.text, left + x + entry.room + 6, top + y),
      ]),
  };
}

function entriesOf(picture: Picture, { z, words, theory, inks, groups, measure }: KeyTerms): Entry[] {
  const only = <One>(points: readonly unknown[], entry: One): One[] => (points.length > 0 ? [entry] : []);
  const named = (group: string) => clip(group, NAME_ROOM, (line) => measure(line, SIZE.axis, 400));
  return [
    ...only(picture.theory, theoryEntry(theory, words, inks.theory(''))),
    ...only(picture.meanField, symbolEntry('mean field', 'diamond', openMark(inks.meanField('')))),
    ...only(
      picture.agents,
      symbolEntry(`agents, mean ± ${z} standard errors`, 'circle', closedMark(inks.agents(''))),
    ),
    ...groups.map((group) => symbolEntry(named(group), 'square', closedMark(inks.theory(group)))),
  ];
}

function theoryEntry(kind: 'line' | 'tick', text: string, ink: string): Entry {
  const layers = (x: number, y: number): Layer[] => [
    kind === 'line'
      ? ruleAt({ x, y, x2: x + 22, y2: y, ink })
      : ruleAt({ x: x + 3, y: y - 8, x2: x + 3, y2: y + 8, ink }),
  ];
  return { text, room: kind === 'line' ? 22 : 6, layers };
}

const symbolEntry = (text: string, shape: string, mark: Spec): Entry => ({
  text,
  room: 12,
  layers: (x, y) => [
    {
      data: { values: [{ x: x + 6, y }] },
      mark: { type: 'point', shape, ...mark, aria: false },
      encoding: { x: pixel('x'), y: pixel('y') },
    },
  ],
});

interface Rule {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
  readonly ink: string;
}

const ruleAt = ({ ink, ...ends }: Rule): Layer => ({
  data: { values: [ends] },
  mark: { type: 'rule', color: ink, strokeWidth: 2.6, aria: false },
  encoding: { x: pixel('x'), y: pixel('y'), x2: { field: 'x2' }, y2: { field: 'y2' } },
});
