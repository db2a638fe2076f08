// A Prometheus data source: Grafana's own asks a server of Grafana's for its data, this one asks Prometheus.
import { FieldType, toDataFrame } from '@grafana/data';
import { RuntimeDataSource, sceneGraph, VizPanel } from '@grafana/scenes';

export const UID = 'prometheus';
/** The configuration of the image's data source. */
const SCRAPE_SECONDS = 15;

/** Queries by panel, and what came back. */
export const log = [];

async function ask(path, parameters) {
  const response = await fetch(`/prometheus/api/v1/${path}?${new URLSearchParams(parameters)}`);
  const answer = await response.json();
  if (answer.status !== 'success') throw new Error(`${answer.errorType}: ${answer.error}`);
  return answer.data;
}

const escape = (value) => String(value).replace(/\\/g, '\\\\\\\\').replace(/[$^*{}[\]'+?.()|]/g, '\\\\$&');

/** Variables with several values become a regular expression; others are put in as they are, less quotes. */
function format(value, variable) {
  if (!variable.multi && !variable.includeAll) return String(value).replace(/\\/g, '\\\\').replace(/"/g, '\\"');
  if (!Array.isArray(value)) return escape(value);
  return value.length === 1 ? escape(value[0]) : `(${value.map(escape).join('|')})`;
}

const text = (value) => ({ text: String(value), value: String(value) });

function intervals({ range, intervalMs }) {
  const step = Math.max(Math.round(intervalMs / 1000), SCRAPE_SECONDS);
  const seconds = Math.round((range.to.valueOf() - range.from.valueOf()) / 1000);
  return {
    step,
    variables: {
      __interval: text(`${step}s`),
      __interval_ms: text(step * 1000),
      __range: text(`${seconds}s`),
      __range_s: text(seconds),
      __range_ms: text(seconds * 1000),
      __rate_interval: text(`${Math.max(step + SCRAPE_SECONDS, 4 * SCRAPE_SECONDS)}s`),
    },
  };
}

function legend({ legendFormat }, labels) {
  if (legendFormat && legendFormat !== '__auto') return legendFormat.replace(/{{\s*(.+?)\s*}}/g, (_, name) => labels[name] ?? '');
  const { __name__: name = '', ...others } = labels;
  const pairs = Object.entries(others).map(([key, value]) => `${key}="${value}"`);
  return pairs.length > 0 ? `${name}{${pairs.join(', ')}}` : name;
}

const number = (value) => Number(value.replace('Inf', 'Infinity'));

function series(target, { metric, values, value }, step) {
  const samples = values ?? [value];
  const { __name__: name, ...labels } = metric;
  return toDataFrame({
    refId: target.refId,
    name: legend(target, metric),
    fields: [
      { name: 'Time', type: FieldType.time, values: samples.map(([time]) => time * 1000), config: { interval: step * 1000 } },
      {
        name: 'Value',
        type: FieldType.number,
        values: samples.map(([, sample]) => number(sample)),
        labels,
        config: { displayNameFromDS: legend(target, metric) },
      },
    ],
  });
}

/** One row a series, one column a label. */
function table(target, result, alone) {
  const labels = [...new Set(result.flatMap(({ metric }) => Object.keys(metric)))].sort();
  const rows = result.map(({ metric, value, values }) => ({ metric, sample: value ?? values.at(-1) }));
  const column = (name, type, get) => ({ name, type, values: rows.map(get) });
  return toDataFrame({
    refId: target.refId,
    fields: [
      column('Time', FieldType.time, ({ sample }) => sample[0] * 1000),
      ...labels.map((label) => column(label, FieldType.string, ({ metric }) => metric[label])),
      column(alone ? 'Value' : `Value #${target.refId}`, FieldType.number, ({ sample }) => number(sample[1])),
    ],
  });
}

export class Prometheus extends RuntimeDataSource {
  constructor() {
    super(UID, UID);
  }

  async query(request) {
    const targets = request.targets.filter(({ hide, expr }) => !hide && expr);
    const answers = await Promise.all(targets.map((target) => this.run(request, target, targets.length === 1)));
    return { data: answers.flatMap(({ frames }) => frames), errors: answers.flatMap(({ errors }) => errors) };
  }

  async run(request, target, alone) {
    const { step, variables } = intervals(request);
    const panel = sceneGraph.getAncestor(request.scopedVars.__sceneObject.value.valueOf(), VizPanel);
    const query = sceneGraph.interpolate(panel, target.expr, { ...request.scopedVars, ...variables }, format);
    const [start, end] = [request.range.from, request.range.to].map((time) => Math.floor(time.valueOf() / 1000 / step) * step);
    const entry = { panel, refId: target.refId, query, series: 0 };
    log.push(entry);
    try {
      const { result } = target.instant ? await ask('query', { query, time: request.range.to.valueOf() / 1000 }) : await ask('query_range', { query, start, end, step });
      entry.series = result.length;
      const frames = target.format === 'table' ? [table(target, result, alone)] : result.map((one) => series(target, one, step));
      return { frames, errors: [] };
    } catch (error) {
      entry.error = error.message;
      return { frames: [], errors: [{ message: `${error.message} in ${query}` }] };
    }
  }

  /** The values of a query variable. */
  async metricFindQuery(query, { scopedVars }) {
    const variable = scopedVars.__sceneObject.value.valueOf();
    const wanted = sceneGraph.interpolate(variable, typeof query === 'string' ? query : query.query, {}, format);
    const [, matcher, label] = wanted.match(/^label_values\((?:(.+),\s*)?(\w+)\)$/) ?? [];
    if (label) return (await ask(`label/${label}/values`, matcher ? { 'match[]': matcher } : {})).map((value) => ({ text: value }));
    const [, expression] = wanted.match(/^query_result\((.+)\)$/) ?? [];
    if (!expression) throw new Error(`Variable ${variable.state.name}: ${wanted} is neither label_values nor query_result`);
    const { result } = await ask('query', { query: expression });
    return result.map(({ metric, value: [time, value] }) => ({ text: `${legend({}, metric)} ${value} ${time * 1000}` }));
  }
}
