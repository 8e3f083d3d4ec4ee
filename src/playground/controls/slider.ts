/** A parameter that can be moved. */
export interface Slider {
  readonly path: string;
  readonly label: string;
  readonly unit: string;
  /** Ends and step of the slider; `range` is what the language allows. */
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly value: number;
  readonly meaning: string;
  readonly source: string;
  readonly range: readonly [number, number];
}
