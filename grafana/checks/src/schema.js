#!/usr/bin/env node
// Holds dashboards against Grafana's own types: unknown, misspelt and missing keys, wrong values, unknown types of panel.
// Usage: node src/schema.js DASHBOARD.json...    exit code 1 if one is wrong, 2 if it can't be read
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

const here = dirname(fileURLToPath(import.meta.url));

function validators() {
  const schema = createGenerator({
    path: join(here, 'panels.ts'),
    tsconfig: join(here, '..', 'tsconfig.json'),
    type: 'Checked',
    additionalProperties: false,
    skipTypeCheck: true,
  }).createSchema('Checked');
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false, verbose: true });
  ajv.addSchema(schema, 'checked');
  const types = Object.entries(schema.definitions.Panels.properties);
  const at = (pointer) => ajv.compile({ $ref: `checked#${pointer}` });
  return {
    dashboard: at('/definitions/Dashboard'),
    panels: Object.fromEntries(types.map(([type, { $ref }]) => [type, at(($ref ?? `#/definitions/Panels/properties/${type}`).slice(1))])),
  };
}

/** Rows hold panels of their own when they are collapsed. */
function flatten(panels) {
  return panels.flatMap((panel) => [panel, ...flatten(panel.panels ?? [])]);
}

/** What an override sets, in the form of a field's defaults, which it must fit like them. */
function asDefaults(properties) {
  const defaults = {};
  for (const { id, value } of properties) {
    const [key, ...rest] = id.split('.');
    if (key === 'custom') {
      (defaults.custom ??= {})[rest.join('.')] = value;
    } else {
      defaults[id] = value;
    }
  }
  return defaults;
}

function* parts(panel) {
  yield ['', panel];
  for (const [i, { properties }] of (panel.fieldConfig?.overrides ?? []).entries()) {
    yield [`/fieldConfig/overrides/${i}`, { ...panel, fieldConfig: { defaults: asDefaults(properties), overrides: [] } }];
  }
}

function describe({ instancePath, message, params, data }) {
  const detail = params.additionalProperty ?? params.allowedValues?.join(', ') ?? '';
  const found = typeof data === 'object' ? '' : `, found ${JSON.stringify(data)}`;
  return `${instancePath || '/'} ${message}${detail && `: ${detail}`}${found}`;
}

function check(dashboard, { dashboard: whole, panels }) {
  const problems = whole(dashboard) ? [] : whole.errors.map(describe);
  for (const panel of flatten(dashboard.panels ?? [])) {
    const where = `panel ${panel.id} "${panel.title}"`;
    const validate = panels[panel.type];
    if (!validate) {
      problems.push(`${where}: unknown type ${panel.type}, known are ${Object.keys(panels).join(', ')}`);
      continue;
    }
    for (const [path, part] of parts(panel)) {
      if (!validate(part)) problems.push(...validate.errors.map((error) => `${where}: ${path}${describe(error)}`));
    }
  }
  return [...new Set(problems)];
}

function main(files) {
  if (files.length === 0) {
    console.error('Usage: node src/schema.js DASHBOARD.json...');
    return 2;
  }
  const all = validators();
  let wrong = 0;
  for (const file of files) {
    const problems = check(JSON.parse(readFileSync(file, 'utf8')), all);
    problems.forEach((problem) => console.error(`${basename(file)}: ${problem}`));
    wrong += problems.length;
    if (problems.length === 0) console.log(`${basename(file)}: fits Grafana's types`);
  }
  return wrong > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
