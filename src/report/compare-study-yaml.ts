import { Document } from 'yaml';
import { windowText } from '../experiment/outcomes/window-words.ts';
import type { Compared } from '../experiment/study/study.ts';
import { resolvedYaml } from '../scenario/resolved.ts';

/** A file of the results by its path in their folder. */
interface TextFile {
  readonly name: string;
  readonly text: string;
}

/**
 * `study.yaml` with every scenario beside it, as it was run: changes of the study and of the command line are in them, so that the
 * comparison can be run again whatever became of the files it was made from.
 */
export function compareFiles(study: Compared): TextFile[] {
  const { arms, outcomes, figure, precision, replicates, maxReplicates, window } = study;
  const scenarios = arms.map(({ name, scenario }, i) => ({
    name: `scenarios/${i + 1}-${fileName(name)}.yaml`,
    text: resolvedYaml(scenario),
  }));
  const { name, question, source } = study;
  const settings = {
    study: 'compare',
    name,
    question,
    source,
    arms: arms.map((arm, i) => ({ name: arm.name, scenario: scenarios[i].name })),
    figure: outcomes[figure].text,
    ...(precision === null ? {} : { precision }),
    replicates,
    maxReplicates,
    window: windowText(window),
  };
  return [{ name: 'study.yaml', text: new Document(settings).toString({ lineWidth: 0 }) }, ...scenarios];
}

const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || 'scenario';
