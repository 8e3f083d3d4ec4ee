import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinList, splitList } from '../../src/core/list.ts';
import { getPath, pathText, setPath, stepsOf, withPath } from '../../src/core/path.ts';

const tree = () => ({
  platforms: { alipay: { cashback: 0.1 }, bank: { cashback: 0 } },
  events: [{ week: 1 }, { week: 2 }],
});

describe('a path', () => {
  it('reaches into maps by name and into lists by index, written either way', () => {
    expect(getPath(tree(), 'platforms.alipay.cashback')).toBe(0.1);
    expect(getPath(tree(), 'events.1.week')).toBe(2);
    expect(getPath(tree(), 'events[1].week')).toBe(2);
  });

  it('leads to nothing where nothing is, and never into what objects inherit', () => {
    expect(getPath(tree(), 'platforms.unionpay.cashback')).toBeUndefined();
    expect(getPath(tree(), 'platforms.toString')).toBeUndefined();
    expect(getPath(tree(), 'events.length.toFixed')).toBeUndefined();
  });

  it.each(['__proto__.polluted', 'platforms.constructor.x', 'platforms.alipay.prototype', '', 'a..b', '.a'])(
    'is refused when it is %j',
    (path) => {
      expect(() => getPath(tree(), path)).toThrow('no such path');
      expect(() => setPath(tree(), path, 1)).toThrow('no such path');
      expect(() => withPath(tree(), path, 1)).toThrow('no such path');
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
  );

  it('reads back as it is written', () => {
    expect(pathText(['events', 3, 'week'])).toBe('events[3].week');
    expect(stepsOf('events[3].week')).toEqual(['events', '3', 'week']);
  });
});

describe('setPath', () => {
  it('writes in place', () => {
    const target = tree();
    setPath(target, 'platforms.alipay.cashback', 0.5);
    setPath(target, 'events[0].week', 9);
    expect(target).toEqual({
      platforms: { alipay: { cashback: 0.5 }, bank: { cashback: 0 } },
      events: [{ week: 9 }, { week: 2 }],
    });
  });

  it('does not make what is missing on the way', () => {
    expect(() => setPath(tree(), 'platforms.unionpay.cashback', 1)).toThrow(
      'no such path: platforms.unionpay.cashback',
    );
    expect(() => setPath(tree(), 'events[7]', 1)).toThrow('no such path');
    expect(() => setPath(tree(), 'platforms.alipay.cashback.x', 1)).toThrow('no such path');
  });
});

describe('withPath', () => {
  it('leaves the original alone and shares all that is beside the path', () => {
    const before = tree();
    const after = withPath(before, 'platforms.alipay.cashback', 0.5);
    expect(before).toEqual(tree());
    expect(after.platforms.alipay.cashback).toBe(0.5);
    expect(after.platforms.bank).toBe(before.platforms.bank);
    expect(after.events).toBe(before.events);
  });

  it('copies lists as lists', () => {
    const after = withPath(tree(), 'events[1].week', 7);
    expect(after.events).toEqual([{ week: 1 }, { week: 7 }]);
    expect(Array.isArray(after.events)).toBe(true);
  });

  it('gives the same object when nothing changes', () => {
    const before = tree();
    expect(withPath(before, 'events[1].week', 2)).toBe(before);
  });

  it('agrees with writing into a deep copy', () => {
    const leaf = fc.constantFrom(
      'platforms.alipay.cashback',
      'platforms.bank.cashback',
      'events[0].week',
      'events.1.week',
    );
    fc.assert(
      fc.property(leaf, fc.double({ noNaN: true }), (path, value) => {
        const copy = tree();
        setPath(copy, path, value);
        expect(withPath(tree(), path, value)).toEqual(copy);
      }),
    );
  });
});

describe('a list in a text', () => {
  it('is split at plus signs, whatever the spaces', () => {
    expect(splitList('alipay + wechat-pay')).toEqual(['alipay', 'wechat-pay']);
    expect(splitList('alipay+wechat-pay ')).toEqual(['alipay', 'wechat-pay']);
    expect(splitList('alipay +')).toEqual(['alipay', '']);
  });

  it('is read back as it was joined', () => {
    const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    fc.assert(
      fc.property(fc.array(id, { minLength: 1 }), (ids) => {
        expect(splitList(joinList(ids))).toEqual(ids);
      }),
    );
  });
});
