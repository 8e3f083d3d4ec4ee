/** A colour in OKLab (Ottosson 2020): lightness from 0 to 1, green to red, blue to yellow. */
export type Lab = readonly [lightness: number, a: number, b: number];

/** Ends and middle of the scales: blue and brown stay apart for the three common kinds of colour blindness. */
const PAPER: Lab = [0.975, 0.001, 0.004];
const BLUE: Lab = [0.36, -0.018, -0.135];
const BROWN: Lab = [0.42, 0.075, 0.085];

/** A colour between two, by equal steps of lightness and hue as the eye takes them. `share` from 0 to 1. */
const between = (from: Lab, to: Lab, share: number): Lab => [
  from[0] + share * (to[0] - from[0]),
  from[1] + share * (to[1] - from[1]),
  from[2] + share * (to[2] - from[2]),
];

/** From nearly white (0) to dark blue (1), for quantities. */
export const sequential = (share: number): Lab => between(PAPER, BLUE, within(share, 0));

/** From brown (-1) through nearly white (0) to blue (1), for changes. */
export const diverging = (share: number): Lab =>
  between(PAPER, share < 0 ? BROWN : BLUE, Math.abs(within(share, -1)));

const within = (share: number, low: number): number => Math.min(1, Math.max(low, share));

/** Whether white is read more easily than ink on a colour: its luminance (WCAG 2.2) lies below the one where both are alike. */
export function isDark(lab: Lab): boolean {
  const [red, green, blue] = linearOf(lab);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < ALIKE;
}

const ALIKE = 0.197;

/** A colour as `#rrggbb`; what sRGB cannot show is cut off. */
export const hexOf = (lab: Lab): string =>
  `#${linearOf(lab)
    .map((channel) =>
      Math.round(encoded(channel) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** Red, green and blue light, from 0 to 1. */
function linearOf([lightness, a, b]: Lab): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return channels.map((channel) => Math.min(1, Math.max(0, channel)));
}

const encoded = (light: number): number =>
  light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
