import { defaultText, rangeText } from './explain.ts';
import { type Parameter, type ParameterGroup, parameterGroups } from './parameters.ts';

const HEAD = `# Parameters

Every setting of a scenario file. This page is written from \`src/scenario/schema\` by \`npm run docs\`; change the schema, not the page.

\`<id>\` stands for a name that the scenario gives: a platform, a chain, a region, a segment, or a portfolio such as
\`alipay + wechat-pay\`. A list is written \`[]\`. The settings of an intervention or a strategy depend on its \`kind\`, which is
shown in the path (\`interventions[].campaign.cashback\`) and is not part of it in a file.
**Fixed** parameters belong to the opening of the market; an intervention of kind \`set\` may change the others midway.
`;

const COLUMNS = ['Parameter', 'Type and range', 'Unit', 'Default', 'Fixed', 'Meaning', 'Source'];

/** The page `docs/parameters.md`: all parameters, group by group. */
export function parametersMarkdown(): string {
  return `${[HEAD.trimEnd(), ...parameterGroups().map(groupMarkdown)].join('\n\n')}\n`;
}

function groupMarkdown({ path, meaning, parameters }: ParameterGroup): string {
  const title = path === '' ? 'The scenario' : `\`${path}\``;
  const rows = parameters.map((parameter) => row(cellsOf(parameter, path)));
  const table = [row(COLUMNS), row(COLUMNS.map(() => '---')), ...rows].join('\n');
  return [`## ${title}`, ...(meaning === '' ? [] : [meaning]), table].join('\n\n');
}

function cellsOf(parameter: Parameter, group: string): string[] {
  const name = group === '' ? parameter.path : parameter.path.slice(group.length + 1);
  const bounds = parameter.range === undefined ? '' : rangeText(parameter.range);
  const type =
    bounds === '' || bounds === 'any'
      ? parameter.type
      : parameter.type.replace(/number/, `number, ${bounds}`);
  return [
    `\`${name}\``,
    type,
    parameter.unit,
    code(defaultText(parameter)),
    parameter.settable ? '' : 'fixed',
    parameter.meaning,
    parameter.source,
  ];
}

const code = (text: string): string => (text === 'required' || text === 'left out' ? text : `\`${text}\``);

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
