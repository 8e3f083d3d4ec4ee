import { useId } from 'preact/hooks';
import { reading } from '../state/results.ts';
import { setValue } from './settings.ts';

const ENGINES = [
  ['mean-field', 'Expected values', 'Infinitely many consumers: no chance, one run, at once'],
  ['agents', 'Agents', 'Every consumer draws its own trips: several runs, with bands'],
] as const;

/** The choice between expected values and agents, with what chance needs: how many, how often, from which seed. */
export function EngineSwitch() {
  const { scenario } = reading.value ?? {};
  if (scenario === undefined) return null;
  return (
    <fieldset class="engine">
      <legend>How it is simulated</legend>
      <div class="switches">
        {ENGINES.map(([engine, name, meaning]) => (
          <label key={engine} title={meaning}>
            <input
              type="radio"
              name="engine"
              value={engine}
              checked={scenario.engine === engine}
              onChange={() => setValue('engine', engine)}
            />
            {name}
          </label>
        ))}
      </div>
      {scenario.engine === 'agents' && (
        <div class="chance">
          <Whole path="consumers" label="Consumers" value={scenario.consumers} />
          <Whole path="replicates" label="Replicates" value={scenario.replicates} />
          <Seed value={scenario.seed} />
        </div>
      )}
    </fieldset>
  );
}

function Whole({ path, label, value }: { path: string; label: string; value: number }) {
  const id = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        min="1"
        step="1"
        value={value}
        onChange={({ currentTarget }) => {
          const next = Math.round(currentTarget.valueAsNumber);
          if (next >= 1) setValue(path, next);
        }}
      />
    </>
  );
}

function Seed({ value }: { value: string | number }) {
  const id = useId();
  return (
    <>
      <label for={id}>Seed</label>
      <input
        id={id}
        type="text"
        maxLength={200}
        value={String(value)}
        onChange={({ currentTarget: { value: next } }) =>
          setValue('seed', /^-?\d{1,15}$/.test(next) ? Number(next) : next)
        }
      />
    </>
  );
}
