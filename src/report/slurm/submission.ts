import { shellWord } from '../../core/shell-word.ts';
import { type ClusterJob, collectingScript, taskScript } from './job.ts';

/**
 * A script for any POSIX shell that submits an array and the job that collects after it, and prints `array 12` and
 * `collect 13`. It is to be run in the folder that the paths of the job start from.
 *
 * @param about what is submitted, a line of comment each
 */
export function submissionScript(job: ClusterJob, about: readonly string[]): string {
  return `#!/bin/sh
${about.map((text) => `# ${text.replaceAll(/\s+/g, ' ')}\n`).join('')}set -eu

tasks() {
  cat <<'END_OF_TASKS'
${taskScript(job)}END_OF_TASKS
}

collect() {
  cat <<'END_OF_COLLECT'
${collectingScript(job)}END_OF_COLLECT
}

mkdir -p ${shellWord(job.logs)}
array=$(tasks | sbatch --parsable)
echo "array \${array%%;*}"
collect=$(collect | sbatch --parsable --dependency="afterany:\${array%%;*}")
echo "collect \${collect%%;*}"
`;
}
