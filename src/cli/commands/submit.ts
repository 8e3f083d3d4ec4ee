import type { Command } from '../command.ts';
import { experimentOptions, samplesOption, trajectoriesOption } from '../experiment/arguments.ts';
import type { SubmitArguments } from '../slurm/submit-arguments.ts';

const text = { type: 'string', requiresArg: true } as const;

const {
  out,
  set,
  replicates,
  'max-runs': maxRuns,
  'no-charts': noCharts,
} = experimentOptions('out/KIND/NAME');

export const submitCommand: Command<SubmitArguments> = {
  name: 'submit',
  positionals: '<study>',
  describe: 'Submit a study to a cluster, as an array of jobs and one that collects; submit again to go on',
  meanings: { study: 'A study file, or the name of a shipped study' },
  options: {
    slurm: { type: 'boolean', describe: 'The cluster is run by Slurm (for others see docs/clusters.md)' },
    print: { type: 'boolean', describe: 'Print the script that would submit, and do nothing' },
    out,
    set,
    replicates,
    samples: samplesOption,
    trajectories: trajectoriesOption,
    'max-runs': maxRuns,
    restart: { type: 'boolean', describe: 'Begin anew, whatever was made before' },
    'task-minutes': { ...text, describe: 'Minutes that a task should last [default: 10]' },
    tasks: { ...text, describe: 'Tasks, whatever they last' },
    'seconds-per-run': { ...text, describe: 'What a run takes on a node [default: some are timed here]' },
    'max-array': { ...text, describe: 'Tasks that an array may have [default: as the cluster says]' },
    'at-once': { ...text, describe: 'Tasks that may be at work at the same time [default: all]' },
    threads: { ...text, describe: 'Cores of a task [default: 1]' },
    mem: { ...text, describe: 'Memory of a task, such as 4G [default: judged by consumers]' },
    time: {
      ...text,
      describe: 'Time limit of a task, such as 2:00:00 [default: four times what is expected]',
    },
    partition: { ...text, describe: 'As for sbatch' },
    account: { ...text, describe: 'As for sbatch' },
    qos: { ...text, describe: 'As for sbatch' },
    sbatch: { ...text, array: true, describe: 'Another option of sbatch, such as constraint=avx2' },
    setup: {
      ...text,
      array: true,
      describe: 'A line of shell before the program, such as "module load nodejs"',
    },
    program: { ...text, describe: 'How nodes call the program [default: as it is called here]' },
    'no-charts': noCharts,
    quiet: { type: 'boolean', describe: 'Say nothing but errors' },
    json: { type: 'boolean', describe: 'Print one JSON object instead of words' },
  },
  examples: [
    ['coverage-habit --slurm', 'tasks of ten minutes, and the results when all have ended'],
    ['mine.yaml --slurm --print', 'look at it first'],
    ['mine.yaml --slurm --partition long --time 1-00:00:00', 'with what your cluster wants to know'],
  ],
  run: async (args, io) => (await import('../slurm/submit-study.ts')).submitStudy(args, io),
};
