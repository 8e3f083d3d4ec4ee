import { join } from 'node:path';
import type { Table } from '../core/table.ts';
import type { PanelRequest } from '../model/record/panel.ts';
import type { PanelFacts } from '../report/manifest.ts';
import { panelColumns, replicateRows } from '../report/result-parquet.ts';
import type { Scenario } from '../scenario/schema.ts';
import { fileFactsOf } from './file-facts.ts';
import { ParquetFile } from './parquet-file.ts';

/** `panel.parquet`, written while the run goes on. */
export class PanelFile implements PanelRequest {
  readonly consumers: number;
  private readonly file: ParquetFile;

  constructor(folder: string, scenario: Scenario, consumers: number) {
    const path = join(folder, 'panel.parquet');
    this.consumers = consumers;
    this.file = new ParquetFile(path, panelColumns(scenario), fileFactsOf(scenario));
  }

  put(trips: Table, replicate: number): void {
    this.file.append(replicateRows(replicate, trips));
  }

  finish(): PanelFacts {
    const sha256 = this.file.finish();
    return { consumers: this.consumers, trips: this.file.rows, sha256 };
  }

  close(): void {
    this.file.close();
  }
}
