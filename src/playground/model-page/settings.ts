import { escapeHtml } from '../../report/escape.ts';
import { defaultText, rangeText } from '../../scenario/explain.ts';
import { listParameters, type Parameter } from '../../scenario/parameters.ts';

/** A setting of the scenario language by its path, as `paymarket explain` shows it. Throws where there is none. */
export function parameterAt(path: string): Parameter {
  const found = listParameters().find((one) => one.path === path);
  if (found === undefined) throw new Error(`no setting ${path}`);
  return found;
}

/** What a word of the page opens: the meaning of the setting behind it, its unit, range, default and source. */
export function settingHtml(path: string): string {
  const parameter = parameterAt(path);
  const { meaning, unit, range, source } = parameter;
  const facts = [
    ['Unit', unit],
    ['Range', range === undefined ? '' : rangeText(range)],
    ['Default', defaultText(parameter)],
    ['Source', source],
  ].filter(([, text]) => text !== '');
  const rows = facts.map(([name, text]) => `<dt>${name}</dt><dd>${escapeHtml(text)}</dd>`).join('');
  return `<div popover id="${settingId(path)}" class="setting"><p><strong><code>${escapeHtml(path)}</code></strong></p><p>${escapeHtml(meaning)}</p><dl>${rows}</dl></div>`;
}

export const settingId = (path: string): string => `setting-${path.replace(/[^A-Za-z0-9]+/g, '-')}`;
