import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { nameOf } from '../../scenario/names.ts';
import { isBusy, reading } from '../state/results.ts';
import { opened } from '../state/scenario.ts';
import { DiaryView } from './diary-view.tsx';
import { isOld, keep, keeping, kept, regionOfEvent, show, shown, trouble } from './state.ts';

/** Why did this consumer switch? Diaries of single consumers, asked for with a button. */
export function DiaryPanel() {
  const { told } = kept.value ?? {};
  return (
    <section class="diary" aria-labelledby="diary">
      <h2 id="diary">Why did this consumer switch?</h2>
      {told === undefined && (
        <p>
          Run the market once more, consumer by consumer, and read the diary of one who came to pay otherwise:
          every trip, what it could pay with, and the chances behind each choice.
        </p>
      )}
      <Ask />
      {trouble.value !== '' && <p role="alert">That did not work: {trouble.value}.</p>}
      {isOld.value && (
        <p class="fewer">The market has been changed since: this is the diary of another one.</p>
      )}
      {told !== undefined && <People />}
      {shown.value !== undefined && <DiaryView diary={shown.value.diary} />}
    </section>
  );
}

/** Where consumers live, and the button that runs them. */
function Ask() {
  const id = useId();
  const where = useSignal<{ of: unknown; region: string | null } | undefined>(undefined);
  const scenario = reading.value?.scenario;
  if (scenario === undefined) return null;
  const regions = Object.keys(scenario.regions);
  const chosen = where.value?.of === opened.value ? where.value.region : regionOfEvent.value;
  const { done, total } = keeping.value ?? { done: 0, total: 1 };
  return (
    <p class="buttons">
      {regions.length > 1 && (
        <>
          <label for={id}>Consumers who live in</label>
          <select
            id={id}
            value={chosen ?? ''}
            onChange={({ currentTarget: { value } }) => {
              where.value = { of: opened.value, region: value || null };
            }}
          >
            <option value="">any region</option>
            {regions.map((region) => (
              <option key={region} value={region}>
                {nameOf(scenario, region)}
              </option>
            ))}
          </select>
        </>
      )}
      <button
        type="button"
        disabled={keeping.value !== undefined || isBusy.value}
        onClick={() => void keep(regions.length > 1 ? chosen : null)}
      >
        {kept.value === undefined || isOld.value ? 'Find consumers who switched' : 'Find others'}
      </button>
      {keeping.value !== undefined && (
        <span role="status">
          <progress aria-label="Weeks simulated" max={total} value={done} /> They go shopping …
        </span>
      )}
    </p>
  );
}

/** Those who switched, one to be chosen. */
function People() {
  const id = useId();
  const { told } = kept.value!;
  const { people, consumers, asked, followed, replicate } = told;
  const index = shown.value?.index ?? 0;
  const number = (value: number): string => value.toLocaleString('en');
  return (
    <>
      <p class="quiet">
        Run {replicate + 1}, {number(consumers)} consumers
        {consumers < asked ? ` (the scenario has ${number(asked)}; fewer are enough for a story)` : ''}, of
        whom {number(followed)} were followed.{' '}
        {people.length === 0 ? 'Nobody of them changed the top of wallet for good.' : ''}
      </p>
      {people.length > 0 && (
        <p class="buttons who">
          <button
            type="button"
            aria-label="The consumer before"
            disabled={index === 0}
            onClick={() => void show(index - 1)}
          >
            ←
          </button>
          <label for={id} class="hidden-label">
            Consumer
          </label>
          <select
            id={id}
            value={index}
            onChange={({ currentTarget }) => void show(Number(currentTarget.value))}
          >
            {people.map(({ consumer, words }, i) => (
              <option key={consumer} value={i}>
                Consumer {number(consumer)} · {words}
              </option>
            ))}
          </select>
          <button
            type="button"
            aria-label="The next consumer"
            disabled={index === people.length - 1}
            onClick={() => void show(index + 1)}
          >
            →
          </button>
        </p>
      )}
    </>
  );
}
