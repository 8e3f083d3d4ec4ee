/** Where a plot lies in its picture, in shares of the picture's width and height. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The plots of a drawn chart, in the order in which they were drawn. */
export function placesOf(picture: HTMLElement, count: number): Place[] {
  const whole = picture.getBoundingClientRect();
  if (count === 0 || whole.width === 0) return [];
  const panels = backgrounds(picture, '.role-scope');
  const found = panels.length >= count ? panels : backgrounds(picture, '.role-frame.root');
  return found.slice(0, count).map((element) => {
    const box = element.getBoundingClientRect();
    return {
      left: (box.left - whole.left) / whole.width,
      top: (box.top - whole.top) / whole.height,
      width: box.width / whole.width,
      height: box.height / whole.height,
    };
  });
}

/** Vega draws a group with a background path that is as large as its plot. */
const backgrounds = (picture: HTMLElement, role: string): Element[] => [
  ...picture.querySelectorAll(`svg ${role} > g > path.background`),
];
