/** A line that sbatch reads as an option: `#SBATCH --time=00:40:00`, with the value in quotes where it needs them. */
export const sbatchLine = (option: string, value?: string | number): string =>
  `#SBATCH --${option}${value === undefined ? '' : `=${sbatchWord(String(value))}`}`;

/** A value as sbatch reads it: a blank or a quote would end it, `#` would begin a comment. */
const sbatchWord = (value: string): string =>
  /^[\w@%+=:,./-]+$/.test(value) ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`;

/** A path as the beginning of the name of a log, in which `%` stands for numbers of the job. */
export const logPath = (path: string): string => path.replaceAll('%', '%%');
