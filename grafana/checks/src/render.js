#!/usr/bin/env node
// Renders dashboards with Grafana's own libraries, in a real browser, with a live Prometheus's data; fails on an empty panel.
// Usage: node src/render.js --prometheus URL --output FOLDER [--from now-15m] DASHBOARD.json...
// Writes FOLDER/NAME.png, and FOLDER/NAME.json with each panel's queries as they were asked. --from stands in for the
// dashboard's own start. Exit code 1 if a panel or a query of it is empty, shows an error or isn't drawn, 2 if the call
// is wrong. Needs Chromium: CHROMIUM says where, else /usr/bin/chromium.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { makeSite } from './site.js';

const WIDTH = 1600;
const OPTIONS = { prometheus: { type: 'string' }, output: { type: 'string' }, from: { type: 'string', default: '' } };
const PATIENCE_MS = 30_000;
/** No sandbox, as it may run as root; nothing that looks for a network. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

async function show(browser, open, picture) {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 1000 } });
  const thrown = [];
  page.on('pageerror', (error) => thrown.push(error.stack ?? error.message));
  page.on('console', (message) => message.type() === 'error' && thrown.push(`${message.text()} ${message.location().url}`));
  await open(page);
  await page.waitForFunction(() => window.panels, undefined, { timeout: PATIENCE_MS }).catch(() => {});
  const height = await page.evaluate(() => window.height);
  if (!height) return { panels: [], thrown };
  await page.setViewportSize({ width: WIDTH, height });
  const settled = () => window.panels().every(({ done, drawn, empty, errors }) => done && (drawn || empty || errors.length > 0));
  await page.waitForFunction(settled, undefined, { timeout: PATIENCE_MS, polling: 250 }).catch(() => {});
  const panels = await page.evaluate(() => window.panels());
  await page.screenshot({ path: picture });
  await page.close();
  return { panels, thrown };
}

function problems({ done, empty, drawn, errors, queries }) {
  if (errors.length > 0) return errors;
  if (!done) return ['no answer'];
  const found = queries.filter(({ series }) => series === 0).map(({ refId, query }) => `no data for ${refId}: ${query}`);
  if (empty && found.length === 0) found.push('no data to show');
  if (!drawn && found.length === 0) found.push('nothing is drawn');
  return found;
}

function print(name, { panels, thrown }) {
  console.log(`${name}: ${panels.length} panels`);
  let wrong = panels.length === 0 ? 1 : 0;
  for (const panel of panels) {
    const found = problems(panel);
    const counts = panel.queries.map(({ refId, series }) => `${refId}:${series}`).join(' ');
    console.log(`  ${found.length > 0 ? 'FAILED' : 'ok    '} ${panel.key} ${panel.type} "${panel.title}" ${counts && `series ${counts}`}`);
    found.forEach((problem) => console.log(`         ${problem}`));
    wrong += found.length;
  }
  new Set(thrown).forEach((error) => console.log(`  THROWN ${error.split('\n').slice(0, 4).join('\n         ')}`));
  return wrong + thrown.length;
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  if (!values.prometheus || !values.output || positionals.length === 0) {
    console.error('Usage: node src/render.js --prometheus URL --output FOLDER [--from now-15m] DASHBOARD.json...');
    return 2;
  }
  mkdirSync(values.output, { recursive: true });
  const site = await makeSite(values.prometheus.replace(/\/$/, ''));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  let wrong = 0;
  try {
    for (const file of positionals) {
      const name = basename(file, '.json');
      const dashboard = readFileSync(file, 'utf8');
      const shown = await show(browser, (page) => site(page, dashboard, values.from), join(values.output, `${name}.png`));
      writeFileSync(join(values.output, `${name}.json`), JSON.stringify(shown.panels, null, 2));
      wrong += print(name, shown);
    }
  } finally {
    await browser.close();
  }
  return wrong > 0 ? 1 : 0;
}

process.exitCode = await main();
