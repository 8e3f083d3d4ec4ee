/** The part of docs/validation.md on the fit to published figures. */
export interface CalibrationPart {
  /** From its heading (level 2) on; it may show `validation/NAME.png` for each picture. */
  readonly markdown: string;
  readonly pictures: readonly { readonly name: string; readonly png: Uint8Array }[];
}

/** Makes the part anew; nothing where there is no fit. */
export const calibrationPart = async (): Promise<CalibrationPart | undefined> => undefined;
