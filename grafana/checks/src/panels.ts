// What the dashboards are held against: Grafana's own types, put together for each type of panel. In Grafana's file the
// options of a panel may be anything; what they are in truth depends on the type.
import type * as dashboard from '../node_modules/@grafana/schema/dist/types/raw/dashboard/x/types.gen';
import type * as bargauge from '../node_modules/@grafana/schema/dist/types/raw/composable/bargauge/panelcfg/x/types.gen';
import type * as gauge from '../node_modules/@grafana/schema/dist/types/raw/composable/gauge/panelcfg/x/types.gen';
import type * as stat from '../node_modules/@grafana/schema/dist/types/raw/composable/stat/panelcfg/x/types.gen';
import type * as timeline from '../node_modules/@grafana/schema/dist/types/raw/composable/statetimeline/panelcfg/x/types.gen';
import type * as table from '../node_modules/@grafana/schema/dist/types/raw/composable/table/panelcfg/x/types.gen';
import type * as text from '../node_modules/@grafana/schema/dist/types/raw/composable/text/panelcfg/x/types.gen';
import type * as timeseries from '../node_modules/@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/types.gen';

/** A query of the Prometheus data source, whose types are not published with the others. */
interface Target {
  datasource?: dashboard.DataSourceRef;
  editorMode?: 'code' | 'builder';
  exemplar?: boolean;
  expr: string;
  format?: 'time_series' | 'table' | 'heatmap';
  hide?: boolean;
  instant?: boolean;
  interval?: string;
  intervalFactor?: number;
  legendFormat?: string;
  range?: boolean;
  refId: string;
}

interface PanelOf<Type extends string, Options, Custom> extends Omit<dashboard.Panel, 'type' | 'options' | 'fieldConfig' | 'targets'> {
  type: Type;
  title: string;
  description?: string;
  gridPos: dashboard.GridPos;
  id: number;
  options?: Partial<Options>;
  fieldConfig?: {
    defaults: Omit<dashboard.FieldConfig, 'custom'> & { custom?: Partial<Custom> };
    overrides: dashboard.FieldConfigSource['overrides'];
  };
  targets?: Target[];
}

type None = Record<string, never>;

/** By the name that a panel gives as its type. */
export interface Panels {
  bargauge: PanelOf<'bargauge', bargauge.Options, None>;
  gauge: PanelOf<'gauge', gauge.Options, None>;
  row: Omit<dashboard.RowPanel, 'panels'> & { panels: unknown[] };
  stat: PanelOf<'stat', stat.Options, None>;
  'state-timeline': PanelOf<'state-timeline', timeline.Options, timeline.FieldConfig>;
  table: PanelOf<'table', table.Options, table.FieldConfig>;
  text: PanelOf<'text', text.Options, None>;
  timeseries: PanelOf<'timeseries', timeseries.Options, timeseries.FieldConfig>;
}

/** Its panels are looked at one by one, by their type, so that a mistake is named where it is. */
export interface Dashboard extends Omit<dashboard.Dashboard, 'panels'> {
  uid: string;
  title: string;
  panels: unknown[];
}

export interface Checked {
  dashboard: Dashboard;
  panels: Panels;
}
