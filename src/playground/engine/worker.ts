import './no-eval.ts';
import { answer } from './answer.ts';
import { Aside, isAside } from './aside.ts';
import type { Ask, FromWorker, Question, ToWorker } from './messages.ts';
import { Session } from './session.ts';

const post = (message: FromWorker): void => postMessage(message);
const session = new Session(post);
const aside = new Aside(session, post);
let version = '';

function answerLast(question: Question): Promise<unknown> {
  if (session.finished === undefined) throw new Error('no run has come to its end yet');
  return answer(question, session.finished, version);
}

async function tellAnswer({ id, question }: Ask): Promise<void> {
  try {
    const value = isAside(question) ? await aside.answer(question, id) : await answerLast(question);
    post({ kind: 'answer', id, value });
  } catch (error) {
    post({ kind: 'answer', id, words: error instanceof Error ? error.message : String(error) });
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  post({ kind: 'alive' });
  switch (data.kind) {
    case 'library':
      session.library = data.texts;
      version = data.version;
      return;
    case 'run':
      return void session.run(data);
    case 'stop':
      return session.stop();
    case 'ask':
      return void tellAnswer(data);
    default:
      data satisfies never;
  }
});
