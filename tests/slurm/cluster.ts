import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installSlurm } from './install.ts';
import { killNow, type Process, processes } from './processes.ts';
import { NODES, type NodeName, slurmConf } from './slurm-conf.ts';

/**
 * A real Slurm on this machine alone, without systemd: a controller and two nodes of one core each, in a folder of their own
 * and on loopback. Its daemons are children of this process and end with it, however it ends.
 */
export class Cluster {
  /** Variables with which Slurm's commands find this cluster. */
  readonly env: NodeJS.ProcessEnv;
  private readonly folder: string;
  private readonly daemons = new Map<string, ChildProcess>();

  private constructor(folder: string) {
    this.folder = folder;
    this.env = { ...process.env, SLURM_CONF: join(folder, 'slurm.conf') };
  }

  static async start(): Promise<Cluster> {
    installSlurm();
    clearLeftBehind();
    const cluster = new Cluster(mkdtempSync(BEGINNING));
    try {
      await cluster.open();
      return cluster;
    } catch (error) {
      const logs = cluster.logs();
      await cluster.stop();
      throw new Error(`the cluster did not start: ${(error as Error).message}\n${logs}`);
    }
  }

  /** Runs a command of Slurm; returns what it prints. */
  run(command: string, ...words: readonly string[]): string {
    return execFileSync(command, words, { env: this.env, encoding: 'utf8' }).trim();
  }

  /** States of the nodes: `idle`, `allocated`, `down*` and so on. */
  states(): Record<NodeName, string> {
    const lines = this.run('sinfo', '--noheader', '--Node', '--format=%N %T').split('\n');
    return Object.fromEntries(lines.map((line) => line.split(' '))) as Record<NodeName, string>;
  }

  /** Starts the daemon of a node and waits until the controller knows. */
  async startNode(name: NodeName): Promise<void> {
    this.startDaemon(name, 'slurmd', '-D', '-N', name);
    await until(`node ${name} to be up`, () => /^(idle|allocated|mixed)$/.test(this.states()[name]));
  }

  /** The daemon of a node is gone, and what it had begun goes on unseen, as where a network breaks. */
  cutOff(name: NodeName): void {
    this.daemons.get(name)?.kill('SIGKILL');
    this.daemons.delete(name);
  }

  /** Everything on a node ends at once, as where its power fails. */
  lose(name: NodeName): void {
    this.cutOff(name);
    const all = this.ours();
    const begun = all.filter(({ environment }) => environment.includes(`SLURMD_NODENAME=${name}`));
    // Slurm's own keeper of a job does not bear the node's name. It ends first, so that it reports nothing.
    const keepers = all.filter(({ pid }) => begun.some(({ parent }) => parent === pid));
    for (const { pid } of [...keepers, ...begun]) killNow(pid);
  }

  /** Processes that belong to this cluster: daemons, keepers of jobs, and all that jobs have begun. */
  ours(): Process[] {
    return processes().filter(({ environment }) => environment.includes(`SLURM_CONF=${this.env.SLURM_CONF}`));
  }

  /** Ends everything that was begun, and removes the folder. */
  async stop(): Promise<void> {
    for (const name of NODES) this.lose(name);
    for (const daemon of this.daemons.values()) daemon.kill();
    const gone = (): boolean => this.ours().length === 0;
    await until('the daemons to end', gone, 10).catch(() => {
      for (const { pid } of this.ours()) killNow(pid);
    });
    await until('the daemons to be gone', gone);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Last lines of what the daemons said. */
  logs(): string {
    const names = [
      'munged.out',
      'slurmctld.out',
      'slurmctld.log',
      'n1.out',
      'slurmd.n1.log',
      'n2.out',
      'slurmd.n2.log',
    ];
    const paths = names.map((name) => join(this.folder, name)).filter((path) => existsSync(path));
    return paths.map((path) => `--- ${path}\n${readFileSync(path, 'utf8').slice(-2000)}`).join('\n');
  }

  private async open(): Promise<void> {
    chmodSync(this.folder, 0o755); // munged looks at every folder above its socket
    mkdirSync(join(this.folder, 'state'));
    writeFileSync(this.env.SLURM_CONF!, slurmConf(this.folder, hostname()));
    this.startMunge();
    await until('munged to listen', () => existsSync(join(this.folder, 'munge/socket')));
    this.startDaemon('slurmctld', 'slurmctld', '-D', '-i');
    await until('the controller to answer', () => this.run('scontrol', 'ping').includes('is UP'));
    await Promise.all(NODES.map((name) => this.startNode(name)));
  }

  /** The daemon that signs messages, as its own user and with a key of this cluster. */
  private startMunge(): void {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, 'munge'], { encoding: 'utf8' })),
    );
    const own = join(this.folder, 'munge');
    mkdirSync(own, { mode: 0o755 });
    writeFileSync(join(own, 'key'), randomBytes(128), { mode: 0o400 });
    for (const path of [own, join(own, 'key')]) chownSync(path, uid, gid);
    const files = ['key', 'socket', 'pid', 'log', 'seed'].map((name) => [
      name === 'socket' ? '--socket' : `--${name}-file`,
      join(own, name),
    ]);
    const user = ['--reuid', 'munge', '--regid', 'munge', '--clear-groups'];
    this.startDaemon('munged', ...user, 'munged', '--foreground', ...files.map((pair) => pair.join('=')));
  }

  /** Starts a daemon in the foreground, and asks the system to end it when this process ends. */
  private startDaemon(name: string, ...words: readonly string[]): void {
    const said = openSync(join(this.folder, `${name}.out`), 'a');
    const stdio = ['ignore', said, said] as const;
    this.daemons.set(
      name,
      spawn('setpriv', ['--pdeathsig', 'KILL', ...words], { env: this.env, stdio: [...stdio] }),
    );
  }
}

/** Where clusters lie, up to the letters that tell them apart. */
const BEGINNING = join(tmpdir(), 'paymarket-slurm-');

/** Daemons end with the tests that started them; jobs, and the folder, of tests that were killed outright do not. */
function clearLeftBehind(): void {
  const isLeft = (variable: string): boolean => variable.startsWith(`SLURM_CONF=${BEGINNING}`);
  for (const { pid, environment } of processes()) if (environment.some(isLeft)) killNow(pid);
  for (const name of readdirSync(tmpdir())) {
    const path = join(tmpdir(), name);
    if (path.startsWith(BEGINNING)) rmSync(path, { recursive: true, force: true });
  }
}

/** Waits until something holds; what throws does not hold yet. Throws after `seconds`. */
export async function until(what: string, holds: () => boolean, seconds = 120): Promise<void> {
  const end = performance.now() + 1000 * seconds;
  for (let last: unknown; ; await sleep(100)) {
    try {
      if (holds()) return;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) throw new Error(`waited ${seconds} s for ${what}${last ? `: ${last}` : ''}`);
  }
}
