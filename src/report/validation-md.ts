import { Z_SCORES } from '../chart/benchmark-pictures.ts';
import { count, decimal } from '../chart/format.ts';
import { zFinding, zScores } from '../chart/z-scores.ts';
import { studentCdf } from '../core/stats.ts';
import { byFamily, type Judged, type Verification, type Verified } from '../experiment/verify/verify.ts';
import { engineText, errorText, pairTexts, verdictText, zText } from './verify-numbers.ts';
import { RULES } from './verify-rules.ts';
import { worstError, worstZ } from './verify-tables.ts';
import { verdictSentence } from './verify-text.ts';

/** What `validation.md` is written from. */
export interface Validation {
  readonly verification: Verification;
  /** The part on the fit to published figures, as Markdown from its heading (level 2) on; nothing where there is none. */
  readonly calibration?: string;
  /** Path of a benchmark's picture as the page refers to it, by the benchmark's id; nothing where it shows none. */
  readonly picture: (id: string) => string | undefined;
}

const FIT_OPENS = '<!-- The fit: made by `paymarket calibrate`, whose tests hold it. -->';
const FIT_ENDS = '<!-- End of the fit. -->';

/** The part on the fit of a page that was written before, for whoever checks the rest of the page. */
export const fitIn = (page: string): string | undefined =>
  page.includes(FIT_OPENS) ? page.split(FIT_OPENS)[1].split(FIT_ENDS)[0].trim() : undefined;

/** The benchmark with which the page opens. */
const FIRST = 'dropping-a-wallet';

/** What speaks for the simulator, as a page: history, fit, closed forms. The same data give the same bytes. */
export function validationMarkdown(validation: Validation): string {
  const { verification, calibration } = validation;
  const first = verification.benchmarks.find(({ id }) => id === FIRST);
  const families = byFamily(verification).map(([family, members]) => [
    family,
    members.filter((one) => one !== first),
  ]) as [string, Verified[]][];
  const parts = [
    headText(verification),
    ...(first === undefined ? [] : [benchmarkText(first, validation, '## ')]),
    ...(calibration === undefined ? [] : [`${FIT_OPENS}\n\n${calibration.trim()}\n\n${FIT_ENDS}`]),
    closedFormsText(validation),
    ...families
      .filter(([, members]) => members.length > 0)
      .map(([family, members]) => familyText(family, members, validation)),
    AGAIN,
  ];
  return `${parts.join('\n\n')}\n`;
}

const headText = (verification: Verification): string => `# Validation

This page is generated (\`npm run validation\`) from the checks that \`npx paymarket verify\` makes, and a test compares it with
them. It says what is known on paper and what the simulator makes of it, and how far the model fits what was published.

**${verdictSentence(verification)}.**`;

const closedFormsText = ({ verification, picture }: Validation): string => {
  const scores = zScores(verification);
  const chart = picture(Z_SCORES);
  return `## Known on paper

Each benchmark is an ordinary scenario file with so much of the model switched off that its outcome, or at least its direction, is
known. The expectation is computed from the file's own parameters by code that shares nothing with the model (\`src/theory/\`); the simulation
is the one of \`paymarket run\`, by agents and by the mean field. Nothing in the model knows that it is being verified. To
try other values, edit the file or use \`--set\`: both sides move.

${table(
  [
    'Benchmark',
    'Checks',
    'Mean field: largest relative error',
    'Agents: largest z (signs: smallest)',
    'Verdict',
  ],
  verification.benchmarks.map((one) => [
    `[${cell(one.title)}](#${one.id})`,
    String(one.checks.length),
    cell(worstError(one)),
    cell(worstZ(one)),
    verdictText(one),
  ]),
  '-rrr-',
)}

### How a difference is judged

${RULES.map(({ title, meaning }) => `* **${title}.** ${meaning}`).join('\n')}

z is ${verification.z} here, with the seeds of the files; \`npx paymarket verify --fresh\` draws anew and allows 5. By chance alone ${onceIn(4)} goes beyond
4, and ${onceIn(5)} beyond 5, where thirty replicates tell the standard error.
${scores.length === 0 ? '' : `\n${chart === undefined ? '' : `![Distances between agents and theory in standard errors, against the normal distribution](${chart})\n\n`}${zFinding(scores)}.`}`;
};

/** How rarely Student's t of thirty replicates goes beyond z, either way. */
const onceIn = (z: number): string =>
  `one check in ${decimal(Number((0.5 / studentCdf(-z, 29)).toPrecision(1)))}`;

const familyText = (family: string, members: readonly Verified[], validation: Validation): string =>
  [`## ${family}`, ...members.map((one) => benchmarkText(one, validation, '### '))].join('\n\n');

/** A benchmark with its anchor, what came out, picture and checks; `mark` opens its heading. */
function benchmarkText(one: Verified, { picture }: Validation, mark: string): string {
  const chart = picture(one.id);
  return `<a id="${one.id}"></a>\n\n${mark}${one.title}\n\n${paragraph(one.finding)}\`${one.formula}\`  
${one.source}. Scenario \`${one.file}\`; agents: ${count(one.replicates, 'replicate')} of ${decimal(one.consumers)} consumers.

${paragraph(one.remark)}${chart === undefined ? '' : `![${one.title}](${chart})\n\n`}\`\`\`sh
${one.command}
\`\`\`

${checksText(one.checks)}`;
}

const paragraph = (words: string | undefined): string => (words === undefined ? '' : `${words}\n\n`);

const checksText = (checks: readonly Judged[]): string =>
  table(
    ['Check', 'By', 'Expected', 'Simulated', 'Standard error', 'z', ''],
    checks.map((check) => [
      cell(check.what),
      engineText(check.engine),
      ...pairTexts(check).map(cell),
      errorText(check),
      zText(check),
      verdictText(check),
    ]),
    '--rrrr-',
  );

/** `align` has a letter a column: `r` for numbers. */
function table(heads: readonly string[], rows: readonly (readonly string[])[], align: string): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = [...align].map((letter) => (letter === 'r' ? '---:' : '---'));
  return [line(heads), line(rule), ...rows.map(line)].join('\n');
}

const cell = (text: string): string => text.replace(/[|<>*_]/g, '\\$&');

const AGAIN = `## To see it for yourself

\`\`\`sh
npx paymarket verify          # everything, with a report in out/verify/report.html
npx paymarket verify --fresh  # with draws that nobody has seen
npx paymarket verify --list   # the benchmarks by name
\`\`\`

The program ends with 1 if any check fails. The report shows a picture for every benchmark, and \`checks.csv\` beside it holds
every number in full.`;
