import { describe, expect, it } from 'vitest';
import { choicesIn } from '../../src/playground/lessons/choices.ts';
import { findLesson, lessonTold, lessonWords } from '../../src/playground/lessons/lesson-words.ts';
import { LESSONS } from '../../src/playground/lessons/lessons.ts';
import { openText, resultsOf } from './lesson-runs.ts';

describe('a lesson as a page is told it', () => {
  it.each(LESSONS)('$id is plain data, with a run to show for each question', (lesson) => {
    const words = lessonWords(lesson);
    expect(JSON.parse(JSON.stringify(words))).toEqual(words);
    expect(words.questions).toHaveLength(1 + lesson.checks.length);
    for (const { shows, options } of words.questions) {
      const { open, texts } = words.runs[shows];
      expect(openText(texts[open]).scenario.name).toBe(lesson.runs.find(({ id }) => id === shows)?.name);
      expect(options.length).toBeGreaterThan(1);
    }
  });

  it('is answered with one of its options and with paragraphs', () => {
    const lesson = findLesson('habit');
    const results = resultsOf(lesson);
    for (const [question, { options }] of lessonWords(lesson).questions.entries()) {
      const { option, paragraphs } = lessonTold({ lesson: 'habit', question }, results);
      expect(options.map(({ id }) => id)).toContain(option);
      expect(paragraphs.length).toBeGreaterThan(1);
    }
  });

  it('is not there under another name', () => {
    expect(() => findLesson('no-such')).toThrow('no lesson no-such');
  });
});

describe('what a browser remembers of lessons', () => {
  it.each([
    ['nothing', null, {}],
    ['a list', ['a'], {}],
    ['words by keys', { 'habit/0': 'slide' }, { 'habit/0': 'slide' }],
    ['something else among them', { 'habit/0': 'slide', 'habit/1': { a: 1 } }, { 'habit/0': 'slide' }],
  ])('of %s is only what was chosen', (_, stored, choices) => {
    expect(choicesIn(stored)).toEqual(choices);
  });
});
