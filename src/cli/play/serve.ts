import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isIPv6 } from 'node:net';
import { Mistake } from '../mistake.ts';

/** Where a page is served. */
export interface Site {
  readonly host: string;
  /** Undefined: the first that is free. */
  readonly port: number | undefined;
}

export interface Serving {
  readonly address: string;
  close(): Promise<void>;
}

const FIRST_PORT = 4711;
const PORTS_TRIED = 20;

/** Serves one page, and nothing else, at one address. Throws Mistake where that cannot be had. */
export async function serve(html: string, site: Site): Promise<Serving> {
  const server = createServer();
  const port = await listenOn(server, site);
  const names = namesOf(site.host, port);
  server.on('request', (request, response) => answer(request, response, html, names));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { address: `http://${inUrl(shownHost(site.host))}:${port}/`, close };
}

async function listenOn(server: Server, { host, port }: Site): Promise<number> {
  const wanted = port === undefined ? Array.from({ length: PORTS_TRIED }, (_, i) => FIRST_PORT + i) : [port];
  for (const one of wanted) {
    const refused = await tryListening(server, host, one);
    if (refused === undefined) return (server.address() as AddressInfo).port;
    if (refused !== 'EADDRINUSE') throw new Mistake(`cannot listen on ${host}:${one}: ${wordsFor(refused)}`);
  }
  throw new Mistake(
    port === undefined
      ? `the ports ${wanted[0]} to ${wanted.at(-1)} are all in use; choose one with --port`
      : `--port ${port}: in use by another program; choose another, or leave it out`,
  );
}

async function tryListening(server: Server, host: string, port: number): Promise<string | undefined> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied; ports below 1024 belong to the system',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'no such host',
};

const wordsFor = (code: string): string => (Object.hasOwn(REASONS, code) ? REASONS[code] : code);

/** Listening everywhere includes this machine. */
const EVERYWHERE = ['0.0.0.0', '::'];
const shownHost = (host: string): string => (EVERYWHERE.includes(host) ? 'localhost' : host);
const inUrl = (host: string): string => (isIPv6(host) ? `[${host}]` : host);

/**
 * The names by which the page may be asked for: another site whose name leads to this machine (DNS rebinding) is refused.
 * Undefined where others were let in under names that cannot be known.
 */
function namesOf(host: string, port: number): readonly string[] | undefined {
  if (EVERYWHERE.includes(host)) return undefined;
  return [host, 'localhost', '127.0.0.1', '::1'].map((name) => `${inUrl(name)}:${port}`.toLowerCase());
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  html: string,
  names: readonly string[] | undefined,
): void {
  const refuse = (status: number, words: string): void => {
    response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
  };
  const host = (request.headers.host ?? '').toLowerCase();
  if (names !== undefined && !names.includes(host) && !names.includes(`${host}:80`)) {
    refuse(403, 'This page is served under its own address only.');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(405, 'Only GET.');
    return;
  }
  if (new URL(request.url ?? '/', 'http://page').pathname !== '/') {
    refuse(404, 'There is one page here, at /.');
    return;
  }
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `${policyIn(html)}; frame-ancestors 'none'`,
  });
  response.end(request.method === 'HEAD' ? undefined : html);
}

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** The policy that was built into the page. */
const policyIn = (html: string): string =>
  /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)?.[1] ?? "default-src 'none'";
