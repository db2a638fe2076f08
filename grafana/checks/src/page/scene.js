// A dashboard's JSON as a scene: the form that Grafana itself turns it into before it shows it.
import {
  ConstantVariable, CustomVariable, EmbeddedScene, IntervalVariable, QueryVariable, SceneDataTransformer, SceneGridItem, SceneGridLayout,
  SceneGridRow, SceneQueryRunner, SceneTimePicker, SceneTimeRange, SceneVariableSet, TextBoxVariable, VariableValueSelectors, VizPanel,
} from '@grafana/scenes';
import { UID } from './prometheus.js';

const DATASOURCE = { type: 'prometheus', uid: UID };

function variable({ type, name, label, hide, query, current, ...other }) {
  const common = { name, label, hide, skipUrlSync: true };
  const several = { isMulti: other.multi, includeAll: other.includeAll, allValue: other.allValue || undefined };
  const chosen = other.includeAll ? { value: '$__all', text: 'All' } : {};
  switch (type) {
    case 'query':
      return new QueryVariable({ ...common, ...several, ...chosen, query, datasource: DATASOURCE, refresh: 1, regex: other.regex, sort: other.sort });
    case 'datasource':
      return new CustomVariable({ ...common, query: `Prometheus : ${UID}`, value: UID, text: 'Prometheus' });
    case 'custom':
      return new CustomVariable({ ...common, ...several, query, ...(current?.value ? current : chosen) });
    case 'interval':
      return new IntervalVariable({ ...common, intervals: query.split(','), value: current.value });
    case 'constant':
      return new ConstantVariable({ ...common, value: query });
    case 'textbox':
      return new TextBoxVariable({ ...common, value: current?.value ?? query ?? '' });
    default:
      throw new Error(`Variable ${name}: no support for type ${type}`);
  }
}

function data({ targets, transformations = [], maxDataPoints, interval }) {
  if (!targets?.length) return undefined;
  const queries = targets.map((target) => ({ ...target, datasource: DATASOURCE }));
  const runner = new SceneQueryRunner({ queries, datasource: DATASOURCE, maxDataPoints, minInterval: interval });
  return new SceneDataTransformer({ $data: runner, transformations });
}

function item(panel) {
  const { id, title, description, type, options = {}, fieldConfig = { defaults: {}, overrides: [] }, gridPos, transparent } = panel;
  return new SceneGridItem({
    x: gridPos.x, y: gridPos.y, width: gridPos.w, height: gridPos.h,
    body: new VizPanel({
      key: `panel-${id}`, title, description, pluginId: type, options, fieldConfig, $data: data(panel),
      displayMode: transparent ? 'transparent' : 'default', hoverHeader: !title, ...(panel.timeFrom && {
        $timeRange: new SceneTimeRange({ from: `now-${panel.timeFrom}`, to: 'now' }),
      }),
    }),
  });
}

const bottom = (items) => Math.max(0, ...items.map(({ gridPos }) => gridPos.y + gridPos.h));

/** Rows are opened, so that no panel goes unseen; what stands below moves down as far. */
function* items(panels) {
  let shift = 0;
  let row;
  const down = (panel) => ({ ...panel, gridPos: { ...panel.gridPos, y: panel.gridPos.y + shift } });
  for (const panel of [...panels].sort((a, b) => a.gridPos.y - b.gridPos.y || a.gridPos.x - b.gridPos.x)) {
    const moved = down(panel);
    if (panel.type !== 'row') {
      if (row) row.push(moved);
      else yield { panel: moved };
      continue;
    }
    row = panel.collapsed ? panel.panels.map(down) : [];
    if (panel.collapsed) shift += Math.max(0, bottom(row) - moved.gridPos.y - 1);
    yield { panel: moved, children: row };
  }
}

function child({ panel, children }) {
  if (!children) return item(panel);
  return new SceneGridRow({ key: `row-${panel.id}`, title: panel.title, isCollapsed: false, isCollapsible: true, y: panel.gridPos.y, children: children.map(item) });
}

/** Returns the scene and the rows of the grid that it takes. */
export function toScene({ panels, templating, time }, from = 'now-1h') {
  const laidOut = [...items(panels)];
  const scene = new EmbeddedScene({
    $timeRange: new SceneTimeRange({ from, to: time?.to ?? 'now' }),
    $variables: new SceneVariableSet({ variables: (templating?.list ?? []).map(variable) }),
    controls: [new VariableValueSelectors({}), new SceneTimePicker({})],
    body: new SceneGridLayout({ isDraggable: false, isResizable: false, isLazy: false, children: laidOut.map(child) }),
  });
  return { scene, rows: bottom(laidOut.flatMap(({ panel, children = [] }) => [panel, ...children])) };
}
