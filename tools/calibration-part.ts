import { fileURLToPath } from 'node:url';
import type { NamedPicture } from '../src/chart/benchmark-pictures.ts';
import { calibrationPictures } from '../src/chart/calibration-pictures.ts';
import type { Measure } from '../src/chart/measure.ts';
import { answerAloud } from '../src/cli/answer-aloud.ts';
import { commandLine } from '../src/cli/command-again.ts';
import { loadFile } from '../src/cli/load.ts';
import { loadTargetsFile } from '../src/cli/load-targets-file.ts';
import { calibrate } from '../src/experiment/calibrate/calibrate.ts';
import { calibrationMarkdown } from '../src/report/calibration-md.ts';

const SCENARIO = 'scenarios/seed/china-2018.yaml';
const TARGETS = 'data/targets-2018.yaml';
/** Runs of the mean field, as many as `paymarket calibrate` takes unless told otherwise. */
const BUDGET = 300;
/** Those of the fit's pictures that the page shows, and the names of their files. */
const SHOWN: Readonly<Record<string, string>> = { fit: 'calibration-fit', profiles: 'calibration-profiles' };

/** The part of docs/validation.md on the fit to published figures. */
export interface CalibrationPart {
  /** From its heading (level 2) on. */
  readonly markdown: string;
  readonly pictures: (measure: Measure) => NamedPicture[];
}

/** Fits the base scenario to its targets anew, which takes a minute or two. */
export async function calibrationPart(): Promise<CalibrationPart> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { scenario } = loadFile(SCENARIO, [], root);
  const targets = loadTargetsFile(TARGETS, scenario, root);
  const silence = { show: () => {}, clear: () => {} };
  const calibration = await answerAloud(calibrate(scenario, targets, { budget: BUDGET }), targets, silence);
  const command = commandLine(['calibrate', SCENARIO, '--targets', TARGETS]);
  const picture = (id: string) => (id in SHOWN ? `validation/${SHOWN[id]}.png` : undefined);
  return {
    markdown: calibrationMarkdown({ calibration, command, picture }),
    pictures: (measure) =>
      calibrationPictures(calibration, measure)
        .filter(({ id }) => id in SHOWN)
        .map(({ id, spec }) => ({ id: SHOWN[id], spec })),
  };
}
