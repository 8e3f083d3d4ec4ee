import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

/** Scripts that run; one with another type is data. */
const SCRIPT = /<script(?: type="module")?(?: crossorigin)?>([\s\S]*?)<\/script>/g;

/**
 * What the page may do: run the scripts that were built into it and nothing else, start its worker from a blob, show its own
 * pictures and fonts. It fetches nothing, and never turns text into code.
 */
function policyOf(html: string): string {
  const hashes = [...html.matchAll(SCRIPT)].map(
    ([, code]) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Names the one page `playground.html` and writes its policy into it, when every script is in its place. */
const contentPolicy = (): Plugin => ({
  name: 'content-policy',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.html')) continue;
        const html = String(asset.source);
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}">`;
        asset.source = html.replace('<head>', () => `<head>\n${meta}`);
        asset.fileName = 'playground.html';
      }
    },
  },
});

const PARSER = fileURLToPath(new URL('src/playground/engine/formula-parser.ts', import.meta.url));

/** Builds the playground: one file without a server or network. */
export default defineConfig({
  root: 'src/playground',
  resolve: { alias: { 'mathjs/lib/browser/math.js': PARSER } },
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), contentPolicy()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'iife' },
  build: { outDir: '../../dist', emptyOutDir: false, target: 'es2022', chunkSizeWarningLimit: 4000 },
});
