import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { RunResult } from '../experiment/run.ts';
import { csvPieces, TABLES } from '../report/csv.ts';

/**
 * Writes the result tables into a folder, piece by piece and no faster than the disk takes them.
 * Returns the SHA-256 over the bytes of all of them in order, in hexadecimal: equal for equal results.
 */
export async function writeTables(folder: string, { series }: RunResult): Promise<string> {
  const hash = createHash('sha256');
  for (const table of TABLES) {
    const pieces = function* (): Generator<Buffer> {
      for (const piece of csvPieces(series, table)) {
        const bytes = Buffer.from(piece);
        hash.update(bytes);
        yield bytes;
      }
    };
    await pipeline(pieces, createWriteStream(join(folder, `${table}.csv`)));
  }
  return hash.digest('hex');
}
