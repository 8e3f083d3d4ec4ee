import { describe, expect, it } from 'vitest';
import { type ColumnSpec, Table } from '../../src/core/table.ts';
import { fingerprint } from '../helpers/read.ts';

const SPEC: readonly ColumnSpec[] = [
  { name: 'week', type: 'number', unit: 'week', meaning: 'Week.' },
  { name: 'method', type: 'text', unit: 'name', meaning: 'Method.' },
  { name: 'value', type: 'number', unit: 'currency', meaning: 'Value.' },
];

describe('a result table', () => {
  it('keeps every row, however many', () => {
    const table = new Table(SPEC, 2);
    for (let week = 0; week < 1000; week++) table.push({ week, method: `m${week}`, value: week / 7 });
    expect(table.rows).toBe(1000);
    expect([...table.number('week')]).toEqual(Array.from({ length: 1000 }, (_, week) => week));
    expect([...table.number('value')]).toEqual(Array.from({ length: 1000 }, (_, week) => week / 7));
    expect(table.text('method')[999]).toBe('m999');
  });

  it('keeps rows when it opens without room', () => {
    const table = new Table(SPEC, 0);
    table.push({ week: 7, method: 'cash' });
    expect([table.at('week', 0), table.at('method', 0)]).toEqual([7, 'cash']);
  });

  it('has NaN where a number was left out, and nothing where a word was', () => {
    const table = new Table(SPEC);
    table.push({});
    expect(table.at('week', 0)).toBeNaN();
    expect(table.at('method', 0)).toBe('');
  });

  it('is the same after a journey, and grows on', () => {
    const table = new Table(SPEC, 2);
    for (let week = 0; week < 9; week++) table.push({ week, method: `m${week % 3}` });
    const other = Table.unpack(SPEC, structuredClone(table.pack()));
    for (const one of [table, other]) one.push({ week: 9, method: 'cash', value: 1 });
    expect(fingerprint(other)).toBe(fingerprint(table));
    expect(fingerprint(Table.unpack(SPEC, new Table(SPEC).pack()))).toBe('');
  });

  it('repeats a row under another word', () => {
    const table = new Table(SPEC, 1);
    table.push({ week: 1, method: 'cash', value: 2 });
    table.pushCopy(0, 'method', 'card');
    expect(['week', 'method', 'value'].map((name) => table.at(name, 0))).toEqual([1, 'cash', 2]);
    expect(['week', 'method', 'value'].map((name) => table.at(name, 1))).toEqual([1, 'card', 2]);
  });

  it('refuses names it does not have', () => {
    const table = new Table(SPEC);
    expect(() => table.number('method')).toThrow('no number column method');
    expect(() => table.text('week')).toThrow('no text column week');
    expect(() => table.at('year', 0)).toThrow('year');
  });
});
