import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Where a browser is on this machine; undefined where there is none. */
export const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser on a machine that is busy with other tests may be left without a turn for long: it is then asked again. */
export const PATIENTLY = { retry: 2 };

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: BROWSER, args: FLAGS });

/** A page that writes down everything that goes wrong and everything it asks for. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors, warnings and refusals of the policy, in the words of the browser. */
  readonly wrong: string[];
  /** Addresses that were asked for, those inside the page not counted. */
  readonly loaded: string[];
}

export async function watched(browser: Browser, width = 1280, height = 900): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  page.setDefaultTimeout(100_000);
  const wrong: string[] = [];
  const loaded: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) loaded.push(request.url());
  });
  return { page, context, wrong, loaded };
}
