import { computed, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { LIBRARY } from '../state/library.ts';
import { problems, reading } from '../state/results.ts';
import { opened, text, texts } from '../state/scenario.ts';
import { CodeBox, type Wanted } from './code-box.tsx';
import { MeaningLine } from './meaning-line.tsx';
import { ProblemList } from './problem-list.tsx';

/** The text of the scenario, of which everything else in the page is a view. The editor is made when it is first looked at. */
export function TextPanel() {
  const isOpen = useSignal(false);
  return (
    <details
      class="text"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) isOpen.value = true;
      }}
    >
      <summary>The scenario as text{problems.value === undefined ? '' : ' (needs mending)'}</summary>
      {isOpen.value && <Editor key={opened.value} />}
    </details>
  );
}

function Editor() {
  const hint = useId();
  const { path } = opened.value;
  const shown = useSignal(path);
  const wanted = useSignal<Wanted | undefined>(undefined);
  const place = useSignal<{ text: string; at: number } | undefined>(undefined);
  const choose = (file: string): void => {
    shown.value = file;
    place.value = undefined;
  };
  const go = (to: Wanted): void => {
    choose(to.file);
    wanted.value = { ...to };
  };
  return (
    <>
      <Files path={path} shown={shown.value} onChoose={choose} />
      <div hidden={shown.value !== path}>
        <CodeBox
          file={path}
          text={text}
          label={`Text of the scenario ${path}`}
          describedBy={hint}
          wanted={wanted}
          onWrite={(written) => {
            text.value = written;
          }}
          onMove={(at) => {
            place.value = { text: text.peek(), at };
          }}
        />
      </div>
      {shown.value !== path && (
        <CodeBox
          file={shown.value}
          text={computed(() => textOf(shown.peek()))}
          label={`Text of ${shown.value}, which the scenario extends; it cannot be changed here`}
          describedBy={hint}
          wanted={wanted}
          onMove={(at) => {
            place.value = { text: textOf(shown.peek()), at };
          }}
        />
      )}
      <MeaningLine place={place} />
      <ProblemList onGo={go} />
      <p class="quiet keys" id={hint}>
        Ctrl+Space offers what can be written, Ctrl+F searches, Ctrl+Z takes back, Ctrl+] and Ctrl+[ indent,
        F8 goes to the next problem. Tab leaves the text.
      </p>
    </>
  );
}

const textOf = (file: string): string => texts.value[file] ?? LIBRARY[file] ?? '';

/** The open file and those that it extends, which can be read only. */
function Files({ path, shown, onChoose }: { path: string; shown: string; onChoose: (file: string) => void }) {
  const id = useId();
  const files = [path, ...(reading.value?.files ?? []).filter((file) => file !== path)];
  if (files.length === 1) return <p class="quiet file">{path}</p>;
  return (
    <p class="file">
      <label for={id}>File</label>{' '}
      <select id={id} value={shown} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {files.map((file) => (
          <option key={file} value={file}>
            {file === path ? file : `${file.replace(/^.*\//, '')} (read only)`}
          </option>
        ))}
      </select>
    </p>
  );
}
