import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../src/chart/charts.ts';
import { stepsOf } from '../../src/core/path.ts';
import { compareRuns } from '../../src/experiment/compare/compare-runs.ts';
import { type Lesson, lessonText, type Question, type Results } from '../../src/playground/lessons/lesson.ts';
import { LESSONS } from '../../src/playground/lessons/lessons.ts';
import { boundAtEnd, levels } from '../../src/playground/lessons/levels.ts';
import { childValue, fieldAt } from '../../src/scenario/field-at.ts';
import { openText, resultsOf } from './lesson-runs.ts';

const expected = new Map<string, Results>();

/** The expected values of a lesson's markets, made once. */
function resultsIn(lesson: Lesson): Results {
  const known = expected.get(lesson.id) ?? resultsOf(lesson);
  expected.set(lesson.id, known);
  return known;
}

const lessonOf = (id: string): Lesson => LESSONS.find((lesson) => lesson.id === id)!;
const questionsOf = ({ prediction, checks }: Lesson): Question[] => [prediction, ...checks];

/** Every question with its lesson, for tests that hold for all. */
const QUESTIONS = LESSONS.flatMap((lesson) =>
  questionsOf(lesson).map((question, i) => ({ name: `${lesson.id} ${i + 1}`, lesson, question })),
);

const isOne = (names: readonly string[]): boolean => new Set(names).size === names.length;

/** Only the runs that a question says it needs: whatever else it looks at is not there. */
const ofQuestion = ({ runs }: Question, results: Results): Results =>
  Object.fromEntries(runs.map((id) => [id, results[id]]));

describe('the lessons', () => {
  it('are six, each of another name', () => {
    expect(LESSONS).toHaveLength(6);
    expect(isOne(LESSONS.map(({ id }) => id))).toBe(true);
  });

  it.each(LESSONS)(
    '$id runs shipped scenarios with settings of the language, without a warning',
    ({ runs }) => {
      expect(isOne(runs.map(({ id }) => id))).toBe(true);
      for (const one of runs) {
        const { scenario, warnings } = openText(lessonText(one));
        expect(warnings).toEqual([]);
        expect(scenario.name).toBe(one.name);
        expect(scenario.engine).toBe('mean-field');
      }
    },
  );

  it.each(LESSONS)(
    '$id points to charts that there are, and to settings that can be moved',
    ({ highlight, runs, try: sliders }) => {
      const ids = CHARTS.map(({ id }) => id);
      expect(highlight.filter((id) => !ids.includes(id))).toEqual([]);
      const { scenario, raw } = openText(lessonText(runs[0]));
      for (const { path } of sliders) {
        const steps = stepsOf(path);
        expect(fieldAt(steps, scenario)?.shape.kind).toBe('number');
        expect(steps.reduce<unknown>(childValue, scenario)).toBeTypeOf('number');
        // A list is replaced as a whole: its items can be moved only where the lesson's own text writes them.
        if (steps[0] === 'interventions') expect(runs[0].settings).toHaveProperty('interventions');
        expect(raw).toBeDefined();
      }
    },
  );

  it.each(QUESTIONS)(
    'of $name can be answered wrongly, and names the runs that it needs',
    ({ lesson, question }) => {
      const { options, runs, compare = [] } = question;
      expect(options.length).toBeGreaterThanOrEqual(2);
      expect(options.length).toBeLessThanOrEqual(4);
      expect(isOne(options.map(({ id }) => id))).toBe(true);
      const known = lesson.runs.map(({ id }) => id);
      expect([...runs, ...compare].filter((id) => !known.includes(id))).toEqual([]);
    },
  );

  it.each(QUESTIONS)(
    'of $name is answered by its runs, with one of the options and numbers that exist',
    ({ lesson, question }) => {
      const results = ofQuestion(question, resultsIn(lesson));
      expect(question.options.map(({ id }) => id)).toContain(question.answer(results));
      const told = question.explain(results);
      expect(told.length).toBeGreaterThanOrEqual(2);
      for (const paragraph of told) {
        expect(paragraph).not.toMatch(/NaN|undefined|null|Infinity|–/);
        expect(paragraph).toMatch(/\.$/);
      }
      expect(told.join(' ')).toMatch(/\d/);
    },
  );

  it.each(QUESTIONS.filter(({ question }) => question.compare !== undefined))(
    'of $name can be shown as a comparison',
    ({ lesson, question }) => {
      const [a, b] = question.compare!.map((id) => resultsIn(lesson)[id]);
      const { isCertain, pairs } = compareRuns(a, b);
      expect(isCertain).toBe(true);
      expect(pairs[0].groups.some(({ difference: { mean } }) => mean !== 0)).toBe(true);
    },
  );

  it.each(LESSONS)('$id is answered alike by drawn consumers, in three replicates', (lesson) => {
    const drawn = resultsOf(lesson, ['engine=agents', 'replicates=3', ...sizeOf(lesson)]);
    for (const question of questionsOf(lesson))
      expect(question.answer(drawn)).toBe(question.answer(resultsIn(lesson)));
  });
});

/** The country is drawn smaller than it is shipped, the town as it is. */
const sizeOf = ({ runs }: Lesson): string[] => (runs[0].scenario === 'first-run' ? [] : ['consumers=10000']);

describe('what the lessons teach', () => {
  it('a town with habits goes on losing the refused wallet, and a town without does not', () => {
    const lesson = lessonOf('habit');
    const { town, without } = resultsIn(lesson);
    const [own, bare] = [town, without].map((run) => levels(run, 'payment_share', 'alipay'));
    expect(lesson.prediction.answer({ town })).toBe('slide');
    expect(lesson.checks[0].answer({ without })).toBe('step');
    expect(own.after - own.last).toBeGreaterThan(3 * Math.abs(bare.after - bare.last));
    const holders = levels(town, 'holders', 'alipay');
    const top = levels(town, 'top_of_wallet', 'alipay');
    expect(top.before - top.last).toBeGreaterThan(5 * (holders.before - holders.last));
  });

  it('the shop that signs earns less, bonus included, and consumers lose however habit counts', () => {
    const { town } = resultsIn(lessonOf('habit'));
    const profit = levels(town, 'profit', 'hypermarket', 'town');
    expect(profit.last).toBeLessThan(0.8 * profit.before);
    for (const figure of ['consumer_surplus', 'consumer_surplus_experienced'])
      expect(levels(town, figure).last).toBeLessThan(levels(town, figure).before);
    expect(levels(town, 'visit_share', 'hypermarket', 'town').before).toBeCloseTo(0.3, 2);
  });

  it('a chain in one region moves its region seven times as much as the country', () => {
    const { west } = resultsIn(lessonOf('one-region'));
    const [here, all] = ['west', 'all'].map((region) => levels(west, 'payment_share', 'alipay', region));
    const people = west.scenario.regions.west.share;
    expect((all.before - all.after) / (here.before - here.after)).toBeCloseTo(people, 2);
    expect(all.before).toBeCloseTo(0.26, 2);
    // Refusals at the till and the loss of payments are of one size.
    const touched =
      people *
      levels(west, 'visit_share', 'wal-mart', 'west').before *
      levels(west, 'refusals', 'wal-mart', 'west').after;
    expect((all.before - all.after) / touched).toBeGreaterThan(0.7);
    expect((all.before - all.after) / touched).toBeLessThan(1.5);
  });

  it('a chain that counts its customers’ anger refuses what it would else have signed, and earns more', () => {
    const lesson = lessonOf('price-of-signing');
    const { offer, careless } = resultsIn(lesson);
    expect(boundAtEnd(offer, 'huangshang', 'wechat-pay')).toBe(0);
    expect(boundAtEnd(careless, 'huangshang', 'wechat-pay')).toBe(1);
    const [own, other] = [offer, careless].map((run) => levels(run, 'profit', 'huangshang', 'central'));
    expect(other.last).toBeLessThan(own.last);
    expect(offer.scenario.retailers.chains.huangshang.margin).toBe(0.215);
    const neighbour = levels(offer, 'profit', 'better-life', 'central');
    expect(boundAtEnd(offer, 'better-life', 'wechat-pay')).toBe(1);
    expect(neighbour.last).toBeLessThan(neighbour.before);
  });

  it('a higher price is asked where habits are stronger', () => {
    const { offer } = resultsOf(lessonOf('price-of-signing'), ['habit.strength=1']);
    const asked = (result: Results[string]) => levels(result, 'asked_bonus', 'huangshang', 'central').last;
    expect(asked(offer)).toBeLessThan(asked(resultsIn(lessonOf('price-of-signing')).offer));
  });

  it('resentment comes later than inconvenience, costs more in the end, and outlives the contract', () => {
    const { bound, calm, open, ended } = resultsIn(lessonOf('resentment'));
    const [own, patient, all, later] = [bound, calm, open, ended].map((run) =>
      levels(run, 'visits', 'hypermarket', 'town'),
    );
    expect(patient.after - own.after).toBeLessThan(all.last - patient.after);
    expect(patient.last - own.last).toBeGreaterThan(all.last - patient.last);
    expect(later.last).toBeGreaterThan(own.last);
    expect(later.last).toBeLessThan(0.95 * all.last);
    expect(levels(ended, 'refusals', 'hypermarket', 'town').last).toBe(0);
    expect(1 - own.last / own.before).toBeCloseTo(0.3, 1);
  });

  it('a year after cashback has stopped a part of the habit is left, and where habits are weak nothing', () => {
    const { burst, weak } = resultsIn(lessonOf('incentives'));
    const [own, soft] = [burst, weak].map((run) => levels(run, 'payment_share', 'alipay'));
    expect(soft.after - soft.before).toBeGreaterThan(own.after - own.before);
    expect(soft.last - soft.before).toBeLessThan(0.1 * (own.last - own.before));
    expect(burst.scenario.weeks - 13 - 39).toBe(52);
  });

  it('less of a gain is left where habits are very weak or very strong than between', () => {
    const part = (strength: number): number => {
      const { burst } = resultsOf(lessonOf('incentives'), [`habit.strength=${strength}`]);
      const { before, after, last } = levels(burst, 'payment_share', 'alipay');
      return (last - before) / (after - before);
    };
    const [weak, own, strong] = [0.5, 2.7, 4].map(part);
    expect(own).toBeGreaterThan(2 * weak);
    expect(own).toBeGreaterThan(2 * strong);
  });

  it('open acceptance is better than the war for consumers and platforms, and for retailers as good', () => {
    const { open, war } = resultsIn(lessonOf('open-acceptance'));
    const [consumers, platforms, retailers] = ['consumer_surplus', 'platform_profit', 'retailer_surplus'].map(
      (figure) => levels(open, figure).last - levels(war, figure).last,
    );
    expect(consumers).toBeGreaterThan(100);
    expect(platforms).toBeGreaterThan(5);
    expect(Math.abs(retailers)).toBeLessThan(1);
  });

  it('a ban gives back what contracts took, and no more than that', () => {
    const { open, war, ban } = resultsIn(lessonOf('open-acceptance'));
    const surplus = (result: Results[string]): number => levels(result, 'consumer_surplus').last;
    expect(surplus(ban)).toBeGreaterThan(surplus(war));
    expect(surplus(ban)).toBeLessThan(surplus(open));
    expect(
      Math.max(...Object.keys(ban.scenario.retailers.chains).map((id) => boundAtEnd(ban, id, 'wechat-pay'))),
    ).toBe(0);
  });

  it('the platform that shares its fees makes the cake bigger, and pays for it', () => {
    const { shared, alone } = resultsIn(lessonOf('open-acceptance'));
    const more = (name: string, subject?: string): number =>
      levels(shared, name, subject).last - levels(alone, name, subject).last;
    expect(more('welfare')).toBeGreaterThan(0);
    expect(more('consumer_surplus')).toBeGreaterThan(0);
    expect(more('retailer_surplus')).toBeGreaterThan(0);
    expect(more('payments', 'alipay')).toBeGreaterThan(0);
    expect(more('profit', 'alipay')).toBeLessThan(0);
  });
});
