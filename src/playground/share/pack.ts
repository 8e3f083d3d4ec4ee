/** What a link holds: texts by path, and which of them is open. */
export interface Packed {
  readonly path: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** A link that cannot be opened. The message is for the reader. */
export class LinkError extends Error {
  override name = 'LinkError';
}

/** Characters of a link, and bytes of what it holds: a scenario is a hundredth of it. */
const MOST_PACKED = 400_000;
const MOST_BYTES = 1_000_000;
const MOST_TEXTS = 20;
const VERSION = 1;

/** Texts as letters that an address may have: JSON, deflated, in base64 for addresses (RFC 4648, section 5). */
export async function pack({ path, texts }: Packed): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify({ version: VERSION, path, texts }));
  const deflated = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return inLetters(new Uint8Array(await new Response(deflated).arrayBuffer()));
}

/** Reads what a link holds. It is data, and checked to be nothing else. Throws LinkError. */
export async function unpack(letters: string): Promise<Packed> {
  if (letters.length > MOST_PACKED)
    throw new LinkError(`it is ${letters.length} characters long, at most ${MOST_PACKED} are read`);
  const data = readJson(new TextDecoder().decode(await inflated(fromLetters(letters))));
  if (!isPacked(data)) throw new LinkError('it holds no scenario');
  return { path: data.path, texts: data.texts };
}

function inLetters(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromLetters(letters: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]+$/.test(letters)) throw new LinkError('it has characters that no link of this page has');
  try {
    return Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
  } catch {
    throw new LinkError('a part of it is missing');
  }
}

/** Inflates piece by piece and stops at the limit, so that a small link cannot fill the memory. */
async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let next = await read(reader); !next.done; next = await read(reader)) {
    pieces.push(next.value);
    length += next.value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw new LinkError(`what it holds is larger than ${MOST_BYTES / 1e6} MB`);
    }
  }
  return joined(pieces, length);
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new LinkError('a part of it is missing or was changed');
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LinkError('it holds no scenario');
  }
}

/** Whether data from outside is what the page can open: a few texts by path, one of them the open one. */
export function isPacked(data: unknown): data is Packed {
  if (typeof data !== 'object' || data === null) return false;
  const { path, texts } = data as Partial<Record<keyof Packed, unknown>>;
  if (typeof path !== 'string' || typeof texts !== 'object' || texts === null) return false;
  const entries = Object.entries(texts);
  return (
    Object.hasOwn(texts, path) &&
    entries.length <= MOST_TEXTS &&
    entries.every(([name, text]) => name.length <= 500 && typeof text === 'string')
  );
}
