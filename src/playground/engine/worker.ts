import './no-eval.ts';
import { answer } from './answer.ts';
import { answerOfText, isOfText } from './answer-of-text.ts';
import { Aside, isAside } from './aside.ts';
import type { Ask, FromWorker, ToWorker } from './messages.ts';
import { Session } from './session.ts';

const post = (message: FromWorker): void => postMessage(message);
const session = new Session(post);
const aside = new Aside(session, post);
let version = '';

async function answerTo({ id, question }: Ask): Promise<unknown> {
  if (isOfText(question)) return answerOfText(question, session.shipped);
  if (isAside(question)) return aside.answer(question, id);
  if (session.finished === undefined) throw new Error('no run has come to its end yet');
  return answer(question, session.finished, version);
}

async function tellAnswer(ask: Ask): Promise<void> {
  const { id } = ask;
  try {
    post({ kind: 'answer', id, value: await answerTo(ask) });
  } catch (error) {
    post({ kind: 'answer', id, words: error instanceof Error ? error.message : String(error) });
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  post({ kind: 'alive' });
  switch (data.kind) {
    case 'library':
      session.shipped = data.texts;
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
