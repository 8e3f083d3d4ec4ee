import type { Calibration } from '../experiment/calibrate/calibration.ts';
import { warningsOf } from '../experiment/calibrate/warnings.ts';
import {
  agentsText,
  boundsText,
  costText,
  errorText,
  estimateText,
  gapText,
  momentText,
  weakestText,
} from './calibration-numbers.ts';

export interface CalibrationPage {
  readonly calibration: Calibration;
  /** The command that makes the fit again. */
  readonly command: string;
  /** Path of a picture (`fit`, `profiles`, `correlations`) as the page refers to it; nothing where it shows none. */
  readonly picture: (id: string) => string | undefined;
}

/** The fit to published figures as a part of `docs/validation.md`, from its heading of level 2 on. */
export function calibrationMarkdown({ calibration, command, picture }: CalibrationPage): string {
  const { moments, estimates, targets, scenario } = calibration;
  const image = (id: string, words: string): string[] => {
    const path = picture(id);
    return path === undefined ? [] : [`![${words}](${path})`];
  };
  const parts = [
    '## Does it fit 2018?',
    `“${scenario.name}” is fitted to ${targets.source} by the simulated method of moments on the mean field, and checked by agents. Nothing is fitted to the exclusive deals: they are the test above. **${costText(calibration)}.**`,
    `\`\`\`sh\n${command}\n\`\`\``,
    ...image('fit', 'Distance of the fitted model from each published figure, in standard errors'),
    table(
      ['Moment', 'Figure', 'Standard error', 'Mean field', 'Agents', 'Gap', 'Source'],
      moments.map((fit) => [
        cell(fit.target.name) + (fit.target.check ? ' (checked)' : ''),
        momentText(fit.target.value),
        momentText(fit.target.standardError),
        momentText(fit.meanField),
        agentsText(fit),
        gapText(fit),
        `${fit.target.status}, ${linked(fit.target.source)}`,
      ]),
      '-rrrrr-',
    ),
    'Gap: standard errors of the published figure by which the mean field lies above it. Checked: an input of the scenario, held against the run but neither fitted to nor counted in J. Judged: an interval drawn around published figures.',
    '### What was estimated',
    table(
      ['Parameter', 'Estimate', 'Standard error', 'Bounds', 'Told by'],
      estimates.map((one) => [
        `\`${one.free.name}\``,
        estimateText(one),
        errorText(one),
        boundsText(one.free),
        cell(one.free.meaning),
      ]),
      '-rr--',
    ),
    ...image('profiles', 'Rise of J with each parameter held at other values'),
    `Weakest direction: ${weakestText(calibration)}.`,
    ...notes(calibration),
    '### What was held fixed',
    targets.fixed
      .map(({ paths, why }) => `* ${paths.map((path) => `\`${path}\``).join(', ')}: ${cell(why)}`)
      .join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function notes(calibration: Calibration): string[] {
  const warnings = warningsOf(calibration);
  return warnings.length === 0
    ? []
    : [warnings.map((one) => `* ${one.charAt(0).toUpperCase()}${cell(one.slice(1))}.`).join('\n')];
}

const linked = (source: string): string =>
  /^https?:\S+$/.test(source) ? `[source](${source})` : cell(source);

const cell = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[|<>*_]/g, '\\$&');

/** `align` has a letter a column: `r` for numbers. */
function table(heads: readonly string[], rows: readonly (readonly string[])[], align: string): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = [...align].map((letter) => (letter === 'r' ? '---:' : '---'));
  return [line(heads), line(rule), ...rows.map(line)].join('\n');
}
