// The page: shows the dashboard that the server gives it, and reports the state of its panels.
import { LoadingState, ThemeContext } from '@grafana/data';
import { sceneGraph, sceneUtils, VizPanel } from '@grafana/scenes';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import { config, LocationServiceProvider, locationService } from '@grafana/runtime';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router-dom';
import { registerPanels } from './panels.jsx';
import { log, Prometheus } from './prometheus.js';
import { toScene } from './scene.js';
import { setUp } from './setup.js';

function hasValue({ fields }) {
  return fields.some(({ type, values }) => type !== 'time' && values.some((value) => value !== null && value !== undefined && value !== ''));
}

/** Something to be seen: a canvas that was drawn on, or a text other than Grafana's word for nothing. */
function isDrawn(element) {
  const canvas = element?.querySelector('canvas');
  if (canvas) {
    return canvas.width > 0 && new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer).some(Boolean);
  }
  const text = element?.querySelector('[data-testid="data-testid panel content"]')?.innerText.trim();
  return Boolean(text) && text !== 'No data';
}

function report(panel) {
  const { key, title, pluginId, $data, _pluginLoadError: loadError } = panel.state;
  const data = $data?.state.data;
  const queries = log.filter((entry) => entry.panel === panel);
  const errors = [loadError, ...(data?.errors ?? []).map(({ message }) => message), data?.error?.message].filter(Boolean);
  return {
    key,
    title,
    type: pluginId,
    done: !$data || (data !== undefined && data.state !== LoadingState.Loading && data.state !== LoadingState.NotStarted),
    queries: queries.map(({ refId, query, series }) => ({ refId, query, series })),
    empty: Boolean($data) && !data?.series.some(hasValue),
    drawn: isDrawn(document.querySelector(`[data-viz-panel-key="${key}"]`)),
    errors: [...new Set(errors)],
  };
}

async function start() {
  setUp();
  registerPanels();
  sceneUtils.registerRuntimeDataSource({ dataSource: new Prometheus() });
  const dashboard = await (await fetch('/dashboard.json')).json();
  const from = new URLSearchParams(location.search).get('from') || dashboard.time?.from;
  const { scene, rows } = toScene(dashboard, from);
  window.panels = () => sceneGraph.findAllObjects(scene, (object) => object instanceof VizPanel).map(report);
  window.height = rows * 38 + 110;
  createRoot(document.getElementById('root')).render(
    <MemoryRouter>
      <LocationServiceProvider service={locationService}>
        <ThemeContext.Provider value={config.theme2}>
          <GlobalStyles />
          <scene.Component model={scene} />
          <PortalContainer />
        </ThemeContext.Provider>
      </LocationServiceProvider>
    </MemoryRouter>,
  );
}

start();
