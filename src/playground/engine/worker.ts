import './no-eval.ts';
import { answer } from './answer.ts';
import type { Ask, FromWorker, ToWorker } from './messages.ts';
import { Session } from './session.ts';

const post = (message: FromWorker): void => postMessage(message);
const session = new Session(post);
let version = '';

async function tellAnswer({ id, question }: Ask): Promise<void> {
  try {
    if (session.finished === undefined) throw new Error('no run has come to its end yet');
    post({ kind: 'answer', id, value: await answer(question, session.finished, version) });
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
