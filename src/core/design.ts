/** Points of the unit cube in a fixed order. Each is made when it is asked for: a million of them take no memory. */
export interface Sequence {
  readonly dimensions: number;
  /** Coordinates of point `index`, from 0. */
  pointAt(index: number): number[];
}

/** A sequence that ends: the points at which something is to be tried. */
export interface Design extends Sequence {
  readonly points: number;
}
