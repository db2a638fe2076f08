// What Grafana's server and its application give to the libraries, as far as panels need it.
import {
  createTheme,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  EventBusSrv,
  identityOverrideProcessor,
  LoadingState,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
} from '@grafana/data';
import { config, setAppEvents, setPluginImportUtils, setRunRequest } from '@grafana/runtime';
import { from, map } from 'rxjs';

const NOTHING = () => null;

/** The settings of a field that exist for every type of panel. */
const FIELD_SETTINGS = {
  color: identityOverrideProcessor,
  decimals: numberOverrideProcessor,
  description: identityOverrideProcessor,
  displayName: displayNameOverrideProcessor,
  filterable: identityOverrideProcessor,
  links: dataLinksOverrideProcessor,
  mappings: valueMappingsOverrideProcessor,
  max: numberOverrideProcessor,
  min: numberOverrideProcessor,
  noValue: displayNameOverrideProcessor,
  thresholds: thresholdsOverrideProcessor,
  unit: unitOverrideProcessor,
};

/** As a panel's registry wants it; nobody edits here. */
export function fieldSetting(path, process = identityOverrideProcessor) {
  return { id: path, path, name: path, description: path, editor: NOTHING, override: NOTHING, process, shouldApply: () => true };
}

function runRequest(dataSource, request) {
  return from(dataSource.query(request)).pipe(
    map(({ data, errors, state = LoadingState.Done }) => ({ state, series: data, errors, request, timeRange: request.range })),
  );
}

export function setUp() {
  config.theme2 = createTheme({ colors: { mode: 'dark' } });
  setAppEvents(new EventBusSrv());
  setRunRequest(runRequest);
  setPluginImportUtils({
    importPanelPlugin: (type) => Promise.reject(new Error(`No panel of type ${type} here: see panels.jsx`)),
    getPanelPluginFromCache: () => undefined,
  });
  standardEditorsRegistry.setInit(() =>
    ['boolean', 'number', 'text', 'select', 'unit', 'color', 'links', 'thresholds', 'mappings', 'field-name', 'slider'].map((id) => ({ id, name: id, editor: NOTHING })),
  );
  standardFieldConfigEditorRegistry.setInit(() => Object.entries(FIELD_SETTINGS).map(([path, process]) => fieldSetting(path, process)));
  standardTransformersRegistry.setInit(() =>
    [...new Set(Object.values(standardTransformers))].map((transformation) => ({
      id: transformation.id,
      name: transformation.name,
      transformation: () => Promise.resolve(transformation),
      editor: NOTHING,
    })),
  );
}
