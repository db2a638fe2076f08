// The types of panel, each around Grafana's own component. The panels themselves are not published as libraries.
import { cacheFieldDisplayNames, FieldConfigProperty, getDisplayValueAlignmentFactors, getFieldDisplayValues, PanelPlugin, renderMarkdown, VizOrientation } from '@grafana/data';
import { config } from '@grafana/runtime';
import { sceneUtils } from '@grafana/scenes';
import { GraphDrawStyle, StackingMode, VisibilityMode } from '@grafana/schema';
import { BarGauge, BigValue, TimeSeries, VizRepeater } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { Gauge, Timeline } from './drawn.jsx';
import { fieldSetting } from './setup.js';

const LEGEND = { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: [] };
const REDUCE = { values: false, calcs: ['lastNotNull'], fields: '' };

/** What Grafana shows where a component has nothing to work on. */
const NOTHING = <div style={{ textAlign: 'center' }}>No data</div>;
const isEmpty = ({ series }) => !series.some(({ length }) => length > 0);

function Graph({ data, options, width, height, timeRange, timeZone }) {
  if (isEmpty(data)) return NOTHING;
  return (
    <TimeSeries frames={data.series} structureRev={data.structureRev} timeRange={timeRange} timeZone={timeZone}
      width={width} height={height} legend={{ ...LEGEND, ...options.legend }} options={options} />
  );
}

/** One display for each value: what stat and the gauges have in common. */
function Values({ render, ...props }) {
  const { data, options, fieldConfig, replaceVariables, timeZone, width, height, renderCounter } = props;
  const values = () =>
    getFieldDisplayValues({
      fieldConfig,
      reduceOptions: { ...REDUCE, ...options.reduceOptions },
      replaceVariables,
      theme: config.theme2,
      data: data.series,
      sparkline: (options.graphMode ?? 'area') !== 'none',
      timeZone,
    });
  const orientation = options.orientation ?? VizOrientation.Auto;
  return (
    <VizRepeater source={data} getValues={values} renderCounter={renderCounter} width={width} height={height} orientation={orientation}
      getAlignmentFactors={getDisplayValueAlignmentFactors} itemSpacing={3} autoGrid minVizHeight={options.minVizHeight}
      renderValue={({ value, ...place }) => render({ ...place, theme: config.theme2, text: options.text }, value, options)} />
  );
}

const stat = (place, value, options) => (
  <BigValue {...place} value={value.display} sparkline={value.sparkline} colorMode={options.colorMode ?? 'value'}
    graphMode={options.graphMode ?? 'area'} justifyMode={options.justifyMode ?? 'auto'} textMode={options.textMode ?? 'auto'}
    disableWideLayout={options.wideLayout === false} />
);

const bar = (place, value, options) => (
  <BarGauge {...place} value={value.display} field={value.field} display={value.view?.getFieldDisplayProcessor(value.colIndex)}
    displayMode={options.displayMode ?? 'gradient'} valueDisplayMode={options.valueMode ?? 'color'} showUnfilled={options.showUnfilled ?? true}
    namePlacement={options.namePlacement ?? 'auto'} itemSpacing={8} lcdCellWidth={12} />
);

const gauge = (place, value) => <Gauge {...place} value={value.display} field={value.field} />;

function Table({ data, options, fieldConfig, width, height, timeRange, replaceVariables }) {
  if (isEmpty(data)) return NOTHING;
  const frame = data.series[options.frameIndex ?? 0] ?? data.series[0];
  cacheFieldDisplayNames(data.series);
  return (
    <TableNG data={frame} width={width} height={height} timeRange={timeRange} fieldConfig={fieldConfig} cellHeight={options.cellHeight ?? 'sm'}
      noHeader={options.showHeader === false} initialSortBy={options.sortBy} enablePagination={options.enablePagination}
      replaceVariables={replaceVariables} getActions={() => []} structureRev={data.structureRev} frozenColumns={options.frozenColumns?.left} />
  );
}

function Text({ options, replaceVariables }) {
  return <div className="markdown-html" style={{ height: '100%', overflow: 'auto' }} dangerouslySetInnerHTML={{ __html: renderMarkdown(replaceVariables(options.content)) }} />;
}

/** Grafana's names of what a type lets a field set for itself, with what holds if it doesn't. */
const GRAPH_FIELD = {
  axisBorderShow: false, axisCenteredZero: false, axisColorMode: 'text', axisGridShow: true, axisLabel: '', axisPlacement: 'auto',
  axisSoftMax: undefined, axisSoftMin: undefined, axisWidth: undefined, barAlignment: 0, barMaxWidth: undefined, barWidthFactor: 0.6,
  drawStyle: GraphDrawStyle.Line, fillBelowTo: undefined, fillColor: undefined, fillOpacity: 0, gradientMode: 'none',
  hideFrom: { legend: false, tooltip: false, viz: false }, insertNulls: false, lineColor: undefined, lineInterpolation: 'linear',
  lineStyle: undefined, lineWidth: 1, pointColor: undefined, pointSize: 5, pointSymbol: undefined, scaleDistribution: { type: 'linear' },
  showPoints: VisibilityMode.Auto, showValues: false, spanNulls: false, stacking: { mode: StackingMode.None, group: 'A' },
  thresholdsStyle: { mode: 'off' }, transform: undefined,
};
const TABLE_FIELD = {
  align: 'auto', cellOptions: { type: 'auto' }, displayMode: undefined, filterable: undefined, footer: undefined, hideFrom: undefined,
  hideHeader: undefined, inspect: false, minWidth: undefined, sortable: undefined, styleField: undefined, tooltip: undefined, width: undefined,
  wrapHeaderText: undefined, wrapText: undefined,
};
const THRESHOLDS = { mode: 'absolute', steps: [{ value: -Infinity, color: 'green' }, { value: 80, color: 'red' }] };
const TIMELINE_FIELD = { fillOpacity: 70, lineWidth: 0, hideFrom: undefined };

function register(type, component, fieldDefaults = {}, color = 'thresholds') {
  const plugin = new PanelPlugin(component).useFieldConfig({
    standardOptions: {
      [FieldConfigProperty.Color]: { defaultValue: { mode: color } },
      [FieldConfigProperty.Thresholds]: { defaultValue: THRESHOLDS },
    },
    useCustomConfig: (builder) =>
      Object.entries(fieldDefaults).forEach(([path, defaultValue]) => builder.addCustomEditor({ ...fieldSetting(path), defaultValue })),
  });
  plugin.meta = { id: type, name: type, type: 'panel', skipDataQuery: type === 'text', info: {}, module: '', baseUrl: '' };
  sceneUtils.registerRuntimePanelPlugin({ pluginId: type, plugin });
}

export function registerPanels() {
  register('timeseries', Graph, GRAPH_FIELD, 'palette-classic');
  register('stat', (props) => <Values {...props} render={stat} />);
  register('bargauge', (props) => <Values {...props} render={bar} />);
  register('gauge', (props) => <Values {...props} render={gauge} />);
  register('table', Table, TABLE_FIELD);
  register('text', Text);
  register('state-timeline', Timeline, TIMELINE_FIELD);
}
