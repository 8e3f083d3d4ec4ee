import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { Aside } from '../../src/playground/engine/aside.ts';
import type { Answers, FromWorker, SideQuestion } from '../../src/playground/engine/messages.ts';
import { Session } from '../../src/playground/engine/session.ts';

// A channel to itself would keep the test from ending.
vi.mock('../../src/playground/engine/turns.ts', () => ({ turn: async () => {}, pause: async () => {} }));

const BASE = 'scenarios/seed/first-run.yaml';
const OPEN = 'own.yaml';
const text = (more = ''): string => `extends: first-run\nname: Own\nengine: mean-field\n${more}`;
const source = (more = '') => ({ open: OPEN, texts: { [OPEN]: text(more) } });
const CHANGED = 'habit: { strength: 1 }\n';

/** A worker without a worker: what it posts, and a way to ask it. */
function worker() {
  const posted: FromWorker[] = [];
  const post = (message: FromWorker): void => void posted.push(message);
  const session = new Session(post);
  session.shipped = { [BASE]: readFileSync(BASE, 'utf8') };
  const aside = new Aside(session, post);
  let id = 0;
  return {
    posted,
    run: (more = '') => session.run({ kind: 'run', id: ++id, width: 900, ...source(more) }),
    ask: async <Q extends SideQuestion>(question: Q) =>
      (await aside.answer(question, 99)) as Q['about'] extends keyof Answers
        ? Answers[Q['about']]
        : undefined,
  };
}

describe('a run that is pinned', () => {
  it('is told by what was changed since it was opened, and held against the next in words and pictures', async () => {
    const { ask, run } = worker();
    await run(CHANGED);
    const pinned = await ask({ about: 'pin', pinned: source(CHANGED), opened: source() });
    expect(pinned.name).toBe('Own');
    expect(pinned.changes).toEqual([
      { path: 'habit.strength', what: 'Habit: strength', before: '1.5 utils', after: '1 utils' },
    ]);
    await run();
    const compared = await ask({ about: 'comparison', pinned: source(CHANGED) });
    expect(compared.changes.map(({ after }) => after)).toEqual(['1.5 utils']);
    expect(compared.answer).toMatch(/under “B”/);
    expect(compared.pictures).toHaveLength(4);
    for (const { svg } of compared.pictures) expect(svg).toMatch(/^<svg/);
    expect(compared.sections.welfare).toContain('<tr class="sum">');
  });

  it('stands behind the next as dashed lines until it is let go', async () => {
    const { ask, run, posted } = worker();
    await run(CHANGED);
    await ask({ about: 'pin', pinned: source(CHANGED), opened: source() });
    const subtitle = async (): Promise<string> => {
      await run();
      const drawn = posted.findLast(
        (message) => message.kind === 'drawn' && message.picture.id === 'market-share',
      );
      return drawn?.kind === 'drawn' ? drawn.picture.subtitle : '';
    };
    expect(await subtitle()).toContain('Dashed');
    await ask({ about: 'unpin' });
    expect(await subtitle()).not.toContain('Dashed');
  });

  it('of another currency cannot be compared, and the answer says so', async () => {
    const { ask, run } = worker();
    await run('currency: EUR\n');
    await expect(ask({ about: 'comparison', pinned: source() })).rejects.toThrow(/money cannot be compared/);
  });
});

describe('lessons, diaries and the model’s page', () => {
  it('a lesson is answered by its own runs, with word of how far they are', async () => {
    const { ask, posted } = worker();
    const { option } = await ask({ about: 'lesson', lesson: 'habit', question: 0 });
    expect(option).toBe('slide');
    expect((await ask({ about: 'lessons' })).map(({ id }) => id)).toContain('habit');
    expect(posted.every(({ kind }) => kind === 'asked')).toBe(true);
  });

  it('diaries are kept of a run by agents, and read one at a time', async () => {
    const { ask, run } = worker();
    await expect(ask({ about: 'diaries', replicate: 0, region: null })).rejects.toThrow(/no run/);
    await run('consumers: 500\n');
    const { people, followed, consumers } = await ask({ about: 'diaries', replicate: 0, region: null });
    expect([followed, consumers]).toEqual([400, 500]);
    expect(people.length).toBeGreaterThan(2);
    const { why } = await ask({ about: 'diary', index: 0 });
    expect(why[0]).toMatch(/ replaces .* as top of wallet of consumer /);
    await expect(ask({ about: 'diary', index: 99 })).rejects.toThrow(/no longer there/);
  });

  it('other replicates have other consumers who switch', async () => {
    const { ask, run } = worker();
    await run('consumers: 500\n');
    const [one, other] = [
      await ask({ about: 'diaries', replicate: 0, region: 'town' }),
      await ask({ about: 'diaries', replicate: 1, region: 'town' }),
    ];
    expect(other.people).not.toEqual(one.people);
  });

  it('the model is told with the words of the charts once there are some', async () => {
    const { ask, run } = worker();
    expect((await ask({ about: 'model' })).words).toBe('');
    await run();
    const { html, words } = await ask({ about: 'model' });
    expect(html).toContain('class="week"');
    expect(words).toContain('<dt>Top of wallet</dt>');
  });
});
