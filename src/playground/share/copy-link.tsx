import { useSignal } from '@preact/signals';
import { texts } from '../state/scenario.ts';
import { linkNow } from './link.ts';

/** Copies a link that holds the whole scenario and its seed. */
export function CopyLink() {
  const made = useSignal<{ of: unknown; link: string; isCopied: boolean } | undefined>(undefined);
  const copy = async (): Promise<void> => {
    const of = texts.value;
    const link = await linkNow();
    history.replaceState(null, '', link.slice(link.indexOf('#')));
    made.value = { of, link, isCopied: await copied(link) };
  };
  const now = made.value?.of === texts.value ? made.value : undefined;
  return (
    <span class="copy-link">
      <button type="button" onClick={copy}>
        Copy link
      </button>
      <span role="status">
        {now?.isCopied && 'Copied: it holds the whole scenario and its seed.'}
        {now !== undefined && !now.isCopied && (
          <input type="text" aria-label="Link to this scenario" readOnly value={now.link} onFocus={select} />
        )}
      </span>
    </span>
  );
}

const select = ({ currentTarget }: { currentTarget: HTMLInputElement }): void => currentTarget.select();

/** Browsers let only some pages write to the clipboard. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
