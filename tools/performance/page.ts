import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BLOCKS } from './blocks.ts';
import { type Report, readReport } from './dieharder.ts';
import type { Kept } from './kept.ts';

const FOLDER = fileURLToPath(new URL('../../docs/performance/', import.meta.url));
const NAME = /^dieharder-(.+)\.txt$/;
const PART = /(<!-- measured: ([\w-]+) -->\n)[\s\S]*?(\n?<!-- end of measured -->)/g;

/** The order in which orders of words are told; others follow. */
const ORDERS = ['consumers', 'strided', 'weeks', 'replicates'];

/** The reports of the battery of tests that lie in docs/performance. */
export function readReports(): Report[] {
  const place = (order: string) => (ORDERS.includes(order) ? ORDERS.indexOf(order) : ORDERS.length);
  return (existsSync(FOLDER) ? readdirSync(FOLDER) : [])
    .flatMap((file) => NAME.exec(file)?.[1] ?? [])
    .toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((order) => readReport(order, readFileSync(`${FOLDER}dieharder-${order}.txt`, 'utf8')));
}

/** A page whose measured parts are made anew; what stands between them is left as it is. Throws at a part that nobody makes. */
export function filledIn(page: string, kept: Kept, reports: readonly Report[]): string {
  return page.replace(PART, (_, opens: string, name: string) => {
    if (!(name in BLOCKS))
      throw new Error(`no measured part ${name}; there are ${Object.keys(BLOCKS).join(', ')}`);
    return `${opens}${BLOCKS[name](kept, reports)}\n<!-- end of measured -->`;
  });
}

/** Names of the measured parts that a page has a place for. */
export const partsOf = (page: string): string[] => [...page.matchAll(PART)].map(([, , name]) => name);
