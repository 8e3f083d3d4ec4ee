import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { givenText } from '../../src/cli/play/given.ts';
import { builtPage, withGiven } from '../../src/cli/play/page-file.ts';
import { serve } from '../../src/cli/play/serve.ts';
import { packageFile } from '../../src/cli/shipped.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { ROOT } from '../source-files.ts';
import { emptyFolder, paymarket } from './console.ts';

const PAGE =
  '<html><head>\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n</head><body></body></html>';

interface Reply {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Asks a page as a browser would, under any name. */
function get(
  address: string,
  headers: Record<string, string> = {},
  method = 'GET',
  path = '/',
): Promise<Reply> {
  const { port, hostname } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ port, hostname, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (piece) => {
        body += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

async function served(html = PAGE, host = '127.0.0.1') {
  const serving = await serve(html, { host, port: 0 });
  onTestFinished(() => serving.close());
  return serving;
}

describe('the page on this machine', () => {
  it('comes with its policy, and is never kept, embedded or guessed at', async () => {
    const { address } = await served();
    const { status, headers, body } = await get(address);
    expect(status).toBe(200);
    expect(body).toBe(PAGE);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  it('is refused to a site whose name was made to lead here', async () => {
    const { address } = await served();
    const { port } = new URL(address);
    expect((await get(address, { Host: `rebound.example:${port}` })).status).toBe(403);
    expect((await get(address, { Host: `localhost:${port}` })).status).toBe(200);
    expect((await get(address, { Host: 'nowhere' })).status).toBe(403);
  });

  it('is all there is', async () => {
    const { address } = await served();
    expect((await get(address, {}, 'GET', '/package.json')).status).toBe(404);
    expect((await get(address, {}, 'GET', '/../../etc/passwd')).status).toBe(404);
    expect((await get(address, {}, 'POST')).status).toBe(405);
    expect(await get(address, {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  it('takes the next port where one is in use, unless that one was asked for', async () => {
    const first = await serve(PAGE, { host: '127.0.0.1', port: undefined });
    onTestFinished(() => first.close());
    const second = await serve(PAGE, { host: '127.0.0.1', port: undefined });
    onTestFinished(() => second.close());
    expect(Number(new URL(second.address).port)).toBeGreaterThan(Number(new URL(first.address).port));
    const port = Number(new URL(first.address).port);
    await expect(serve(PAGE, { host: '127.0.0.1', port })).rejects.toThrow(
      `--port ${port}: in use by another program`,
    );
  });

  it('says why an address cannot be had', async () => {
    await expect(serve(PAGE, { host: '192.0.2.1', port: 0 })).rejects.toThrow(
      'this machine has no such address',
    );
  });
});

describe('the scenario given to the page', () => {
  it('comes with what it extends, by paths that say nothing of the machine', () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'mine'));
    writeFileSync(join(cwd, 'base.yaml'), 'extends: first-run\nweeks: 20\n');
    writeFileSync(join(cwd, 'mine/own.yaml'), 'extends: ../base.yaml\nname: Own\n');
    const given = givenText('mine/own.yaml', [], cwd);
    expect(given).toEqual({
      path: 'own.yaml',
      texts: {
        '../base.yaml': 'extends: first-run\nweeks: 20\n',
        'own.yaml': 'extends: ../base.yaml\nname: Own\n',
      },
    });
    expect(givenText(join(cwd, 'mine/own.yaml'), [], cwd)).toEqual(given);
  });

  it('may be a shipped one by its name', () => {
    const { path, texts } = givenText('walmart-west', [], emptyFolder());
    expect([path, Object.keys(texts)]).toEqual(['scenarios/seed/walmart-west.yaml', [path]]);
  });

  it('has settings changed in its text, where a reader of the text finds them', () => {
    const cwd = emptyFolder();
    const { path, texts } = givenText('first-run', ['weeks=60', 'habit.strength=0', 'interventions=[]'], cwd);
    const { scenario } = loadScenario(path, { read: () => texts[path] });
    expect([scenario.weeks, scenario.habit.strength, scenario.interventions]).toEqual([60, 0, []]);
    expect(texts[path]).toContain('\nweeks: 60\n');
    expect(() => givenText('first-run', ['weeks'], cwd)).toThrow('--set weeks: expected path=value');
    expect(() => givenText('first-run', ['__proto__.x=1'], cwd)).toThrow('no such path');
    expect(() => givenText('first-run', ['platforms=3'], cwd)).toThrow('holds several settings');
  });

  it('is handed on when it is wrong, since the page shows what is wrong; and refused when it is none', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'wrong.yaml'), 'name: [');
    expect(givenText('wrong', [], cwd).texts).toEqual({ 'wrong.yaml': 'name: [' });
    expect(() => givenText('nowhere', [], cwd)).toThrow('nowhere: no such scenario');
    expect(() => givenText('merchant-fees', [], cwd)).toThrow(/study|no such scenario/);
  });

  it('stays data inside the page, whatever it says', () => {
    const given = { path: 'a.yaml', texts: { 'a.yaml': '</script><script>alert(1)</script><!-- $& $1' } };
    const page = withGiven(PAGE, given);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    const [, json] = /id="given">(.*)<\/script>/.exec(page)!;
    expect(JSON.parse(json)).toEqual(given);
  });
});

describe('paymarket play', () => {
  it('says what to do where the page is not built', () => {
    expect(() => builtPage(join(emptyFolder(), 'playground.html'))).toThrow('run `npm run build`');
  });

  it.runIf(existsSync(packageFile('dist/playground.html')))(
    'refuses in words what it cannot do, and ends well when it is told to stop',
    async () => {
      const cwd = emptyFolder();
      expect(await paymarket(cwd, ['play', 'nowhere', '--no-open'])).toMatchObject({ code: 2 });
      expect((await paymarket(cwd, ['play', '--port', '70000'])).err).toContain(
        'from 0 (any free port) to 65535',
      );
      expect((await paymarket(cwd, ['play', '--set', 'a=1'])).err).toContain('expected a scenario to change');
      const taken = createServer().listen(0, '127.0.0.1');
      onTestFinished(() => void taken.close());
      await once(taken, 'listening');
      const { port } = taken.address() as { port: number };
      expect(await paymarket(cwd, ['play', '--port', String(port), '--no-open'])).toMatchObject({
        code: 2,
        err: expect.stringContaining('in use by another program'),
      });
      expect(await paymarket(cwd, ['play', '--port', '0', '--no-open'])).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^paymarket is at http:\/\/127\.0\.0\.1:\d+\/\n$/),
      });
      const open = await paymarket(cwd, ['play', '--host', '0.0.0.0', '--port', '0', '--no-open']);
      expect(open.err).toContain('without a password');
    },
  );

  it.runIf(existsSync(packageFile('dist/playground.html')))('ends with 0 on Ctrl-C', async () => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        import.meta.resolve('tsx'),
        join(ROOT, 'src/cli/main.ts'),
        'play',
        '--port',
        '0',
        '--no-open',
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    const [line] = await once(child.stdout, 'data');
    expect(String(line)).toContain('paymarket is at');
    child.kill('SIGINT');
    expect((await once(child, 'exit'))[0]).toBe(0);
  });
});
