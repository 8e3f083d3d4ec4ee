import './no-eval.ts';
import { answer } from './answer.ts';
import { answerOfText, isOfText } from './answer-of-text.ts';
import type { Ask, FromWorker, ToWorker } from './messages.ts';
import { Session } from './session.ts';

const post = (message: FromWorker): void => postMessage(message);
const session = new Session(post);
let version = '';

function answerTo(question: Ask['question']): unknown {
  if (isOfText(question)) return answerOfText(question, session.library);
  if (session.finished === undefined) throw new Error('no run has come to its end yet');
  return answer(question, session.finished, version);
}

async function tellAnswer({ id, question }: Ask): Promise<void> {
  try {
    post({ kind: 'answer', id, value: await answerTo(question) });
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
