// Serves the page on loopback: the bundle, a dashboard's JSON, and a Prometheus under the same origin.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
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

async function proxy(prometheus, path, response) {
  const answer = await fetch(prometheus + path);
  response.writeHead(answer.status, { 'Content-Type': 'application/json' });
  response.end(await answer.text());
}

/** @param prometheus such as http://localhost:9090; returns the server, whose dashboard is to be set */
export async function openSite(prometheus) {
  const files = await bundle();
  const site = { dashboard: undefined };
  const server = createServer((request, response) => {
    const path = request.url;
    if (path.startsWith('/prometheus/')) {
      proxy(prometheus, path.slice('/prometheus'.length), response).catch((error) => response.writeHead(502).end(String(error)));
    } else if (path === '/dashboard.json') {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(site.dashboard);
    } else if (path.startsWith('/?')) {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE);
    } else {
      const file = asset(path);
      const content = files[path] ?? (file && (existsSync(file) ? readFileSync(file) : NO_ICON));
      response.writeHead(content ? 200 : 404, { 'Content-Type': TYPES[path.split('.').at(-1)] ?? 'text/plain' }).end(content);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  site.url = `http://127.0.0.1:${server.address().port}/`;
  site.close = () => server.close();
  return site;
}
