import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import type { ColumnSpec } from '../core/table.ts';
import { type Column, type FileFacts, ParquetEncoder } from '../report/parquet.ts';

/** A Parquet file that grows on the disk, row group by row group. Whoever opens it closes it. */
export class ParquetFile {
  /** Rows so far. */
  rows = 0;
  private readonly file: number;
  private readonly encoder: ParquetEncoder;
  private readonly hash = createHash('sha256');

  /** Makes the file anew. */
  constructor(path: string, columns: readonly ColumnSpec[], facts: FileFacts) {
    this.encoder = new ParquetEncoder(columns, facts);
    this.file = openSync(path, 'w');
  }

  append(columns: readonly Column[]): void {
    this.rows += columns[0].length;
    this.write(this.encoder.append(columns));
  }

  /** Writes the end of the file; returns the SHA-256 of all of it, in hexadecimal. */
  finish(): string {
    this.write(this.encoder.end());
    return this.hash.digest('hex');
  }

  /** Lets go of the file, finished or not. */
  close(): void {
    closeSync(this.file);
  }

  /** The system may take a part of the bytes at a time. */
  private write(bytes: Uint8Array): void {
    this.hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at);
  }
}
