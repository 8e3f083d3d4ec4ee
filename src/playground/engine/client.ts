import type { AnyQuestion, FromWorker, RunRequest, ToWorker } from './messages.ts';
import SimulatorWorker from './worker.ts?worker&inline';

/**
 * Seconds without a word from a busy worker after which it is ended. They are counted in ticks of the page, which stand still
 * while the machine sleeps; after each worker that was ended they double, since the machine may only be slow.
 */
const SILENCE = 10;
const LONGEST_SILENCE = 80;
/** Seconds that a worker has to stop by itself. */
const STOPPING = 2;
/** Milliseconds that a run has for its first charts before a newer one takes its place. */
const FAIR = 800;
/** The chart that completes what is shown first. */
const FIRST_DONE = 'churn';

interface Asked {
  resolve(value: unknown): void;
  reject(error: Error): void;
  progress(done: number, total: number): void;
}

type Run = Omit<RunRequest, 'kind' | 'id'>;
type Told = Exclude<FromWorker, { kind: 'alive' | 'answer' | 'asked' }>;

/**
 * The page's side of the worker. The newest run wins: an older one is stopped as soon as it has shown its first charts or had
 * a fair time for them, so that charts also move while a slider is being dragged. A worker that falls silent is ended and
 * another one started.
 */
export class Client {
  private worker: Worker;
  private readonly hear: (message: FromWorker) => void;
  private readonly shipped: ToWorker;
  private readonly asked = new Map<number, Asked>();
  private lastId = 0;
  private running: { id: number; since: number; isShown: boolean } | undefined;
  private waiting: Run | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Seconds since the worker was heard, and how many it may be silent. */
  private silent = 0;
  private patience = SILENCE;
  private isStopping = false;

  constructor(shipped: Extract<ToWorker, { kind: 'library' }>, hear: (message: FromWorker) => void) {
    this.shipped = shipped;
    this.hear = hear;
    this.worker = this.start();
    setInterval(() => this.watch(), 1000);
  }

  /** Asks for a run. */
  run(run: Run): void {
    this.waiting = run;
    this.next();
  }

  /** Stops the run, whatever it is doing. */
  stop(): void {
    const { running } = this;
    this.waiting = undefined;
    if (running === undefined) return;
    this.send({ kind: 'stop' });
    this.isStopping = true;
    this.silent = this.patience - STOPPING;
    this.running = undefined;
    this.hear({ kind: 'refused', id: running.id, words: 'Stopped.' });
  }

  /** Answers a question, most of them about the last run that came to its end. Rejects with words for the reader. */
  ask(question: AnyQuestion, progress: Asked['progress'] = () => {}): Promise<unknown> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject, progress });
      this.send({ kind: 'ask', id, question });
    });
  }

  private start(): Worker {
    const worker = new SimulatorWorker();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.restart(`The simulator stopped by itself (${event.message || 'no reason given'}).`);
    };
    this.silent = 0;
    worker.postMessage(this.shipped);
    return worker;
  }

  private send(message: ToWorker): void {
    if (!this.isBusy) this.silent = 0;
    this.worker.postMessage(message);
  }

  private get isBusy(): boolean {
    return this.running !== undefined || this.isStopping || this.asked.size > 0;
  }

  /** Sends the run that waits, unless the one before still has a right to go on. */
  private next(): void {
    clearTimeout(this.timer);
    const { running, waiting } = this;
    if (waiting === undefined) return;
    const left = running === undefined || running.isShown ? 0 : running.since + FAIR - performance.now();
    if (left > 0) {
      this.timer = setTimeout(() => this.next(), left);
      return;
    }
    this.waiting = undefined;
    const id = ++this.lastId;
    this.send({ kind: 'run', id, ...waiting });
    this.running = { id, since: performance.now(), isShown: false };
  }

  private receive(message: FromWorker): void {
    this.silent = 0;
    this.isStopping = false;
    if (message.kind === 'alive') return;
    if (message.kind === 'answer') this.answered(message);
    else if (message.kind === 'asked') this.asked.get(message.id)?.progress(message.done, message.total);
    else if (message.id === this.running?.id) this.pass(message, this.running);
  }

  private pass(message: Told, running: { isShown: boolean }): void {
    const isOver = ['ended', 'refused', 'problems'].includes(message.kind);
    if (message.kind === 'drawn' && message.picture.id === FIRST_DONE) running.isShown = true;
    if (isOver) this.running = undefined;
    if (message.kind === 'ended') this.patience = SILENCE;
    this.hear(message);
    this.next();
  }

  private answered({ id, value, words }: Extract<FromWorker, { kind: 'answer' }>): void {
    const asked = this.asked.get(id);
    this.asked.delete(id);
    if (words === undefined) asked?.resolve(value);
    else asked?.reject(new Error(words));
  }

  private watch(): void {
    if (!this.isBusy || ++this.silent < this.patience) return;
    const seconds = this.patience;
    this.patience = Math.min(LONGEST_SILENCE, 2 * this.patience);
    this.restart(
      `This scenario kept the simulator busy for ${seconds} seconds without a sign of life, and was ended. Make it smaller (fewer consumers, regions, retailers or platforms), or run it on the command line.`,
    );
  }

  private restart(words: string): void {
    this.worker.terminate();
    for (const { reject } of this.asked.values()) reject(new Error(words));
    this.asked.clear();
    this.isStopping = false;
    const { running } = this;
    this.running = undefined;
    this.worker = this.start();
    if (running !== undefined) this.hear({ kind: 'refused', id: running.id, words });
    this.next();
  }
}
