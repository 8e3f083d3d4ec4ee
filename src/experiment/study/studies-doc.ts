import { parameterGroups } from '../../scenario/parameters.ts';
import { PLAIN_COLUMNS, tablesOf } from '../../scenario/parameters-doc.ts';
import { fieldOf } from '../../scenario/shape.ts';
import { WINDOW_NAMES } from '../outcomes/window-words.ts';
import { studySchema } from './schema.ts';

const HEAD = `# Study files

A study says which scenarios an experiment runs, what it varies, and what every run is asked for. \`study:\` tells its kind, and which
command runs it: \`paymarket sweep\`, \`paymarket sensitivity\` or \`paymarket compare\`. This page is written from
\`src/experiment/study/schema.ts\` by \`npm run docs\`; change the schema, not the page.

\`\`\`yaml
study: sweep
name: Habits and the price of exclusivity
base: first-run # a shipped scenario by name, or a file beside this one
set: { weeks: 52, engine: mean-field } # changed in every run
factors:
  - { parameter: habit.strength, from: 0, to: 3, steps: 7 }
  - name: Hypermarket
    levels:
      - { name: open, set: { interventions: [] } }
      - { name: exclusive }
outcomes:
  - payment_share of alipay
  - consumer_surplus, last less first
\`\`\`

**Outcomes** are figures of \`summary.json\`, written \`FIGURE of SUBJECT in REGION, WINDOW\`. Left out, the subject is the market, the
region all of it, and the window the last quarter. Windows are ${WINDOW_NAMES.map((name) => `\`${name}\``).join(', ')} (\`before\` and \`after\` are the
quarters before and after the first intervention) and \`weeks 10 to 20\`; \`last less before\` is a change. Chains also have
\`exclusive\` and \`exclusive_with_<platform>\`: the share of weeks in which all of their shops were bound.

**Changes**: \`set\` replaces settings by their path, as \`--set\` does on the command line; \`add\` adds interventions to those of the scenario.
Both may stand at the top (every run), in a level of a factor, and in an arm of a comparison.

**Draws**: replicate r of every condition takes the same draws (common random numbers), so that conditions differ by what was varied and
not by chance. Random designs follow from the seed of the base.
`;

/** The page `docs/studies.md`: how a study is written, and every setting of one. */
export const studiesMarkdown = (): string =>
  `${[HEAD.trimEnd(), ...tablesOf(parameterGroups(fieldOf(studySchema)), 'Every study', PLAIN_COLUMNS)].join('\n\n')}\n`;
