import type { Calibration } from '../experiment/calibrate/calibration.ts';
import type { NamedPicture } from './benchmark-pictures.ts';
import { correlationChart } from './calibration-correlation.ts';
import { fitChart } from './calibration-fit.ts';
import { profileChart } from './calibration-profiles.ts';
import type { Measure } from './measure.ts';

/** The pictures of a fit, in the order of its report. */
export const calibrationPictures = (calibration: Calibration, measure: Measure): NamedPicture[] => [
  { id: 'fit', spec: fitChart(calibration, measure) },
  { id: 'profiles', spec: profileChart(calibration, measure) },
  { id: 'correlations', spec: correlationChart(calibration, measure) },
];
