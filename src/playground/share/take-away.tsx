import { useSignal } from '@preact/signals';
import type { Answers } from '../engine/messages.ts';
import { FONTS } from '../state/fonts.ts';
import { ask, finished, reading, VERSION } from '../state/results.ts';
import { opened, text } from '../state/scenario.ts';
import { save } from './save.ts';

/** Name of the open scenario's file without its ending. */
const baseName = (): string =>
  opened.value.path
    .replace(/^.*\//, '')
    .replace(/\.ya?ml$/i, '')
    .replace(/[^\w.-]+/g, '-') || 'scenario';

const commandFor = (base: string): string => `npx paymarket run ${base}.yaml`;

/** Everything that can be taken out of the page, and how to make the same results elsewhere. */
export function TakeAway() {
  const trouble = useSignal('');
  const tell = (work: () => Promise<void>) => async (): Promise<void> => {
    try {
      await work();
      trouble.value = '';
    } catch (error) {
      trouble.value = error instanceof Error ? error.message : String(error);
    }
  };
  const base = baseName();
  const tables = async (): Promise<void> => {
    for (const { name, csv } of (await ask({ about: 'tables' })) as Answers['tables'])
      save(`${base}-${name}.csv`, csv, 'text/csv');
  };
  const report = async (): Promise<void> => {
    const html = await ask({ about: 'report', fonts: FONTS, command: commandFor(base) });
    save(`${base}-report.html`, String(html), 'text/html');
  };
  const resolved = async (): Promise<void> =>
    save(`${base}.yaml`, String(await ask({ about: 'scenario' })), 'text/yaml');
  return (
    <section class="take-away" aria-labelledby="take-away">
      <h2 id="take-away">Take it with you</h2>
      <p class="buttons">
        <button type="button" onClick={tell(resolved)}>
          Scenario, complete (YAML)
        </button>
        <button type="button" onClick={() => save(`${base}-as-edited.yaml`, text.value, 'text/yaml')}>
          Scenario as it stands here (YAML)
        </button>
        <button type="button" onClick={tell(tables)}>
          Tables (5 CSV files)
        </button>
        <button type="button" onClick={tell(report)}>
          Report (HTML)
        </button>
      </p>
      {trouble.value !== '' && <p role="alert">That did not work: {trouble.value}.</p>}
      <Reproduce base={base} />
    </section>
  );
}

/** The way to the same numbers on the command line, and the hash that shows that they are the same. */
function Reproduce({ base }: { base: string }) {
  const hash = useSignal<{ of: number; words: string } | undefined>(undefined);
  const compute = async (): Promise<void> => {
    const of = finished.value;
    try {
      hash.value = { of, words: String(await ask({ about: 'hash' })) };
    } catch (error) {
      hash.value = { of, words: `not available: ${error instanceof Error ? error.message : error}` };
    }
  };
  const { scenario } = reading.value ?? {};
  const isCurrent = hash.value?.of === finished.value;
  return (
    <details
      class="reproduce"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) compute();
      }}
    >
      <summary>Make the same results on the command line</summary>
      <p>
        Save the complete scenario as <code>{base}.yaml</code>, then, with paymarket {VERSION} and Node:
      </p>
      <pre>{commandFor(base)}</pre>
      <p>
        The same version
        {scenario?.engine === 'agents' ? `, scenario and seed “${scenario.seed}”` : ' and scenario'} give the
        same tables, bit for bit: their SHA-256 is <code>resultsHash</code> in{' '}
        <code>out/{base}/manifest.json</code>. Here it is
      </p>
      <p>
        <code class="hash">{isCurrent ? hash.value?.words : ''}</code>
        {!isCurrent && (
          <button type="button" onClick={compute}>
            Compute it for this run
          </button>
        )}
      </p>
    </details>
  );
}
