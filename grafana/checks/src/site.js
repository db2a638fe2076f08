// What the browser gets: the page, a dashboard's JSON, and Prometheus under the same origin. All without a network, on which
// Chromium would give up whenever a container comes or goes.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, '..', 'node_modules');

const PAGE = `<!doctype html><meta charset="utf-8"><title>dashboard</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">
<style>html,body,#root{height:100%;margin:0}#root{padding:16px;box-sizing:border-box}</style><div id="root"></div>
<script>window.grafanaBootData = { settings: {}, user: {} };</script><script src="/page.js"></script>`;
const TYPES = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2' };
const FONT_WEIGHTS = { Regular: 400, Medium: 500 };

const NO_ICON = '<svg xmlns="http://www.w3.org/2000/svg"/>';

/** Icons and letters, where Grafana's server would have them; some icons only the server has. */
function asset(path) {
  const [, icon] = path.match(/^\/public\/build\/(img\/icons\/\w+\/[\w-]+\.svg)$/) ?? [];
  if (icon) return join(modules, '@grafana/ui/dist/public', icon);
  const [, weight] = path.match(/^\/public\/fonts\/inter\/Inter-(\w+)\.woff2$/) ?? [];
  return weight && join(modules, `@fontsource/inter/files/inter-latin-${FONT_WEIGHTS[weight]}-normal.woff2`);
}

/** A library of Grafana's still needs version 5 of the router for itself. */
const oldRouter = {
  name: 'old-router',
  setup(bundler) {
    bundler.onResolve({ filter: /^react-router-dom$/ }, ({ importer, resolveDir, kind }) =>
      importer.includes('react-router-dom-v5-compat') ? bundler.resolve('react-router-dom-v5', { resolveDir: here, kind }) : undefined,
    );
  },
};

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [join(here, 'page', 'index.jsx')],
    outfile: 'page.js',
    bundle: true,
    write: false,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    nodePaths: [modules],
    plugins: [oldRouter],
    loader: { '.svg': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl', '.png': 'dataurl' },
    logLevel: 'error',
  });
  return Object.fromEntries(outputFiles.map(({ path, contents }) => [path.endsWith('.css') ? '/page.css' : '/page.js', contents]));
}

async function content(files, prometheus, dashboard, { pathname, search }) {
  if (pathname === '/') return PAGE;
  if (pathname === '/dashboard.json') return dashboard;
  if (pathname.startsWith('/prometheus/')) return (await fetch(prometheus + pathname.slice('/prometheus'.length) + search)).text();
  const file = asset(pathname);
  return files[pathname] ?? (file && (existsSync(file) ? readFileSync(file) : NO_ICON));
}

/** @param prometheus such as http://localhost:9090; returns what shows a page of the browser a dashboard, given as JSON */
export async function makeSite(prometheus) {
  const files = await bundle();
  return async (page, dashboard, from) => {
    await page.route('**/*', async (route) => {
      const url = new URL(route.request().url());
      const body = await content(files, prometheus, dashboard, url).catch((error) => JSON.stringify({ errorType: prometheus, error: String(error.cause ?? error) }));
      const contentType = TYPES[url.pathname.split('.').at(-1)] ?? 'text/html';
      await route.fulfill(body ? { body: Buffer.from(body), contentType } : { status: 404 });
    });
    await page.goto(`http://dashboards.invalid/?from=${from}`);
  };
}
