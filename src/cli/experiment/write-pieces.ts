import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Writes text piece by piece, no faster than the disk takes it; returns its SHA-256. */
export async function writePieces(path: string, pieces: Iterable<string>): Promise<string> {
  const hash = createHash('sha256');
  const hashed = function* (): Generator<Buffer> {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      hash.update(bytes);
      yield bytes;
    }
  };
  await pipeline(hashed, createWriteStream(path));
  return hash.digest('hex');
}
