/** A command line shown in a Markdown page. */
export interface Shown {
  /** Words after `npx paymarket`. */
  readonly words: readonly string[];
  /** What the page says it prints, for `console` blocks. */
  readonly prints?: string;
}

const FENCE = /^```(sh|console)\n([\s\S]*?)^```$/gm;

/** Every `paymarket` command of a page, in order: the lines of `sh` blocks, and `$` lines of `console` blocks. */
export function commandsIn(page: string): Shown[] {
  return [...page.matchAll(FENCE)].flatMap(([, kind, body]) =>
    kind === 'sh' ? fromScript(body) : fromConsole(body),
  );
}

/** Every shell line of a page that is not a `paymarket` command, such as `npm ci`. */
export function othersIn(page: string): string[] {
  return [...page.matchAll(FENCE)]
    .filter(([, kind]) => kind === 'sh')
    .flatMap(([, , body]) => parts(body).filter((part) => !isOurs(part)));
}

const fromScript = (body: string): Shown[] =>
  parts(body)
    .filter(isOurs)
    .map((part) => ({ words: wordsOf(part) }));

const parts = (body: string): string[] =>
  body
    .replaceAll('\\\n', ' ')
    .split(/\n|&&/)
    .map((part) => part.replace(/(^|\s)#.*$/, '').trim())
    .filter((part) => part !== '');

const isOurs = (part: string): boolean => /^(npx )?paymarket( |$)/.test(part);

function fromConsole(body: string): Shown[] {
  const blocks = body.split(/^\$ /m).slice(1);
  return blocks.map((block) => {
    const end = block.indexOf('\n');
    return { words: wordsOf(block.slice(0, end)), prints: block.slice(end + 1) };
  });
}

/** Words as a shell would split them, with plain quotes; without the name of the program. */
function wordsOf(line: string): string[] {
  const words = line.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return words.slice(words[0] === 'npx' ? 2 : 1).map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}
