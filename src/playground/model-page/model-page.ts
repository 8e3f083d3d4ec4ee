import { escapeHtml } from '../../report/escape.ts';
import { defaultText } from '../../scenario/explain.ts';
import { weekPicture } from './picture.ts';
import { parameterAt, settingHtml, settingId } from './settings.ts';
import { CHAPTERS, type Chapter, LEAD } from './text.ts';

/** `[words](path)`. */
const LINK = /\[([^\]]+)\]\(([^()\s]+)\)/g;
/** `{path}`. */
const VALUE = /\{([^{}]+)\}/g;

/**
 * “How the model works” as HTML below a heading of the page. It needs no script: a word with a setting behind it is a button
 * that opens its meaning (the popover attribute), and bears the setting's path in `data-setting` for whoever wants to do more.
 */
export const modelPageHtml = (): string => `<p class="lead">${escapeHtml(LEAD)}</p>
<figure class="week">${weekPicture()}</figure>
${CHAPTERS.map(chapterHtml).join('\n')}
${settingsNamed().map(settingHtml).join('\n')}`;

const chapterHtml = ({ id, title, paragraphs }: Chapter): string =>
  `<section id="model-${id}"><h3>${escapeHtml(title)}</h3>${paragraphs.map((text) => `<p>${linked(text)}</p>`).join('')}</section>`;

/** Words with settings behind them, and the values that settings have by themselves. */
function linked(text: string): string {
  const plain = text.replace(VALUE, (_, path: string) => defaultText(parameterAt(path)));
  let html = '';
  let read = 0;
  for (const { 0: whole, 1: words, 2: path, index } of plain.matchAll(LINK)) {
    html += escapeHtml(plain.slice(read, index)) + buttonHtml(words, path);
    read = index + whole.length;
  }
  return html + escapeHtml(plain.slice(read));
}

const buttonHtml = (words: string, path: string): string =>
  `<button type="button" class="term" popovertarget="${settingId(path)}" data-setting="${escapeHtml(path)}">${escapeHtml(words)}</button>`;

/** Paths of the settings that the text names, each once, in its order. */
export const settingsNamed = (): string[] => [
  ...new Set(
    CHAPTERS.flatMap(({ paragraphs }) => paragraphs).flatMap((text) =>
      [...text.matchAll(LINK)].map(([, , path]) => path),
    ),
  ),
];
