import { defaultText, rangeText } from './explain.ts';
import { type Parameter, type ParameterGroup, parameterGroups } from './parameters.ts';

const HEAD = `# Parameters

Every setting of a scenario file. This page is written from \`src/scenario/schema\` by \`npm run docs\`; change the schema, not the page.

\`<id>\` stands for a name that the scenario gives: a platform, a chain, a region, a segment, or a portfolio such as
\`alipay + wechat-pay\`. A list is written \`[]\`. The settings of an intervention or a strategy depend on its \`kind\`, which is
shown in the path (\`interventions[].campaign.cashback\`) and is not part of it in a file.
**Fixed** parameters belong to the opening of the market; an intervention of kind \`set\` may change the others midway.
`;

/** The page `docs/parameters.md`: all parameters, group by group. */
export function parametersMarkdown(): string {
  return `${[HEAD.trimEnd(), ...tablesOf(parameterGroups(), 'The scenario', COLUMNS)].join('\n\n')}\n`;
}

/** A column of a table of settings: its head, and what it says of one. `group` is the path that all in the table share. */
type Column = readonly [head: string, cell: (parameter: Parameter, group: string) => string];

const COLUMNS: readonly Column[] = [
  ['Parameter', nameCell],
  ['Type and range', typeCell],
  ['Unit', ({ unit }) => unit],
  ['Default', (parameter) => code(defaultText(parameter))],
  ['Fixed', ({ settable }) => (settable ? '' : 'fixed')],
  ['Meaning', ({ meaning }) => meaning],
  ['Source', ({ source }) => source],
];

/** The same for files in which nothing changes midway. */
export const PLAIN_COLUMNS = COLUMNS.filter(([head]) => head !== 'Fixed');

/** A section with a table for each group of settings; `top` is the title of those that are in no group. */
export const tablesOf = (
  groups: readonly ParameterGroup[],
  top: string,
  columns: readonly Column[],
): string[] => groups.map((group) => groupMarkdown(group, top, columns));

function groupMarkdown(
  { path, meaning, parameters }: ParameterGroup,
  top: string,
  columns: readonly Column[],
): string {
  const rows = parameters.map((parameter) => row(columns.map(([, cell]) => cell(parameter, path))));
  const table = [row(columns.map(([head]) => head)), row(columns.map(() => '---')), ...rows].join('\n');
  return [`## ${path === '' ? top : `\`${path}\``}`, ...(meaning === '' ? [] : [meaning]), table].join(
    '\n\n',
  );
}

function nameCell({ path }: Parameter, group: string): string {
  return `\`${group === '' ? path : path.slice(group.length + 1)}\``;
}

function typeCell({ range, type }: Parameter): string {
  const bounds = range === undefined ? '' : rangeText(range);
  return bounds === '' || bounds === 'any' ? type : type.replace(/number/, `number, ${bounds}`);
}

const code = (text: string): string => (text === 'required' || text === 'left out' ? text : `\`${text}\``);

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
