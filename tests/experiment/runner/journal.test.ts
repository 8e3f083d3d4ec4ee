import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headLine, readHead, readRecord, recordLine } from '../../../src/experiment/runner/journal.ts';

const HEAD = { program: 'paymarket', journal: 1, version: '1.2.3', study: 'abc', outcomes: 2 } as const;

describe('a line of a journal', () => {
  it('keeps every double to the bit, and what does not exist', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.double({ noDefaultInfinity: true })), (run, values) => {
        const plain = values.map((value) => (Object.is(value, -0) ? 0 : value));
        const line = recordLine({ run, values: Float64Array.from(plain) }, 'id').trimEnd();
        expect(readRecord(line, values.length)).toEqual({ run, values: Float64Array.from(plain) });
      }),
    );
  });

  it('says why a run failed, whatever the words', () => {
    fc.assert(
      fc.property(fc.string(), (failure) => {
        const line = recordLine({ run: 1, failure }, 'id');
        expect(line.split('\n')).toHaveLength(2);
        expect(readRecord(line, 2)).toEqual({ run: 1, failure });
      }),
    );
  });

  it('counts as nothing when it was cut off anywhere', () => {
    const line = recordLine({ run: 12, values: Float64Array.of(0.1, 2) }, '000001-002').trimEnd();
    for (let length = 0; length < line.length; length++)
      expect(readRecord(line.slice(0, length), 2)).toBeUndefined();
  });

  it('is no record of an experiment with another number of outcomes', () => {
    expect(readRecord(recordLine({ run: 0, values: Float64Array.of(1) }, 'id'), 2)).toBeUndefined();
  });

  it('opens the journal with what it belongs to', () => {
    expect(readHead(headLine(HEAD))).toEqual(HEAD);
    expect(readHead('{"run":0}')).toBeUndefined();
    expect(readHead('{"program":"paym')).toBeUndefined();
  });
});
