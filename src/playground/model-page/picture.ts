import { AXIS, FONT, INK, PLATFORM_TONES, QUIET, TEXT } from '../../chart/theme.ts';
import { escapeHtml } from '../../report/escape.ts';

/** The picture is this wide and high, in pixels at which its words have the size of the text: it fits a phone. */
const SIZE = { width: 420, height: 540 };

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly lines: readonly string[];
  readonly ink: string;
}

interface Arrow {
  /** Of the curve, as SVG writes it. */
  readonly path: string;
  readonly ink: string;
  /** What is only looked at or remembered, against what is done. */
  readonly isQuiet?: boolean;
  readonly words: readonly string[];
  readonly at: readonly [x: number, y: number];
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Pixels between two lines of its words. */
  readonly gap?: number;
}

const [STEP, PLATFORM, RETAILER] = [INK, PLATFORM_TONES[0].text, PLATFORM_TONES[3].text];
const WIDE = 150;

const step = (x: number, y: number, title: string, lines: readonly string[]): Box => ({
  x: x - 73,
  y: y - 29,
  width: 146,
  height: 58,
  title,
  lines,
  ink: STEP,
});

const BOXES: readonly Box[] = [
  {
    ...{ x: 12, y: 12, width: SIZE.width - 24, height: 40, ink: QUIET },
    title: '',
    lines: ['Events and rules: contracts, bans, caps, news'],
  },
  {
    ...{ x: 12, y: 92, width: WIDE, height: 62, ink: RETAILER },
    title: 'Retailers',
    lines: ['review what they take'],
  },
  {
    ...{ x: SIZE.width - 12 - WIDE, y: 92, width: WIDE, height: 62, ink: PLATFORM },
    title: 'Platforms',
    lines: ['fees, incentives, offers'],
  },
  step(210, 246, '1  Choose a shop', ['near, large, payable']),
  step(335, 366, '2  Pay', ['what is held and taken']),
  step(210, 486, '3  Habit moves', ['up or down the ladder']),
  step(85, 366, '4  Wallets', ['take one up, drop one']),
];

const ARROWS: readonly Arrow[] = [
  { path: 'M 276 240 Q 342 246 342 331', ink: STEP, words: [], at: [0, 0] },
  { path: 'M 342 395 Q 342 480 289 486', ink: STEP, words: [], at: [0, 0] },
  { path: 'M 144 486 Q 78 480 78 401', ink: STEP, words: [], at: [0, 0] },
  { path: 'M 78 337 Q 78 254 131 246', ink: STEP, words: [], at: [0, 0] },
  { path: 'M 258 123 L 168 123', ink: PLATFORM, words: ['offers,', 'fees'], at: [213, 114], gap: 27 },
  { path: 'M 374 154 L 374 331', ink: PLATFORM, words: ['cashback'], at: [366, 200], anchor: 'end' },
  { path: 'M 150 154 L 190 211', ink: RETAILER, words: ['what is taken'], at: [182, 184], anchor: 'start' },
  {
    path: 'M 44 337 L 44 160',
    ink: QUIET,
    isQuiet: true,
    words: ['who holds', 'what'],
    at: [52, 196],
    anchor: 'start',
  },
  {
    path: 'M 300 337 Q 262 318 246 281',
    ink: RETAILER,
    isQuiet: true,
    words: ['refused?', 'resentment'],
    at: [206, 318],
  },
  { path: 'M 88 52 L 88 86', ink: QUIET, words: [], at: [0, 0] },
  { path: 'M 332 52 L 332 86', ink: QUIET, words: [], at: [0, 0] },
];

/** What the picture shows, in words. */
const ALT =
  'The week as a loop: consumers choose a shop, pay with what they hold and the shop takes, habit moves up or down, some adopt or drop a wallet, and the next week begins. Retailers review what they take, and see who holds what. Platforms charge them fees, make them offers, and pay consumers cashback. Who is refused resents the shop, and chooses it less. Events and rules set terms for retailers and platforms.';

/** The week as a loop, with those who make its terms: an SVG that speaks for itself, in the colours of the charts. */
export function weekPicture(): string {
  const { width, height } = SIZE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(ALT)}" font-family="${escapeHtml(FONT)}" font-size="13">
<defs>${markers()}</defs>
${ARROWS.map(arrowSvg).join('\n')}
${BOXES.map(boxSvg).join('\n')}
${textSvg(210, 372, 'each week', { size: 15, weight: 700, ink: INK })}
</svg>`;
}

const inks = (): string[] => [...new Set(ARROWS.map(({ ink }) => ink))];
const markerOf = (ink: string): string => `week-tip-${ink.slice(1)}`;

const markers = (): string =>
  inks()
    .map(
      (ink) =>
        `<marker id="${markerOf(ink)}" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8Z" fill="${ink}"/></marker>`,
    )
    .join('');

function arrowSvg({
  path,
  ink,
  isQuiet = false,
  words,
  at: [x, y],
  anchor = 'middle',
  gap = 15,
}: Arrow): string {
  const dashes = isQuiet ? ' stroke-dasharray="5 4"' : '';
  const line = `<path d="${path}" fill="none" stroke="${ink}" stroke-width="2"${dashes} marker-end="url(#${markerOf(ink)})"/>`;
  const texts = words.map((word, i) => textSvg(x, y + i * gap, word, { ink, anchor }));
  return [line, ...texts].join('');
}

function boxSvg({ x, y, width, height, title, lines, ink }: Box): string {
  const middle = x + width / 2;
  const frame = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="#fff" stroke="${ink === QUIET ? AXIS : ink}" stroke-width="${ink === QUIET ? 1 : 1.6}"/>`;
  const rows = [
    ...(title === '' ? [] : [{ text: title, size: 15, weight: 700, ink }]),
    ...lines.map(plainRow),
  ];
  const first = y + height / 2 + 5 - ((rows.length - 1) * 18) / 2;
  return frame + rows.map(({ text, ...look }, i) => textSvg(middle, first + i * 18, text, look)).join('');
}

const plainRow = (text: string) => ({ text, size: 13, weight: 400, ink: TEXT });

interface Look {
  readonly size?: number;
  readonly weight?: number;
  readonly ink: string;
  readonly anchor?: string;
}

/** Words with a pale rim, so that a line behind them does not cut them. */
const textSvg = (
  x: number,
  y: number,
  text: string,
  { size = 13, weight = 400, ink, anchor = 'middle' }: Look,
): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="${size}" font-weight="${weight}" fill="${ink}" stroke="#fff" stroke-width="3" paint-order="stroke">${escapeHtml(text)}</text>`;
