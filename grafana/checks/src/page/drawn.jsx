// The types of panel for which Grafana publishes no component: the shapes are drawn here; values, texts, colours are Grafana's.
import { FieldType, formattedValueToString, getFieldDisplayName } from '@grafana/data';

/** Successive values that read the same are one state, which lasts until the next one or as long as one sample. */
function states(frame, field) {
  const time = frame.fields.find(({ type }) => type === FieldType.time);
  const step = time.config.interval ?? 0;
  const all = [];
  field.values.forEach((value, i) => {
    if (value === null || value === undefined) return;
    const { text, color } = field.display(value);
    const start = time.values[i];
    const last = all.at(-1);
    if (last && last.text === text && start - last.end <= step) last.end = start + step;
    else all.push({ text, color, start, end: start + step });
  });
  return all;
}

export function Timeline({ data, timeRange, width, height }) {
  const rows = data.series.flatMap((frame) =>
    frame.fields
      .filter(({ type, config }) => type !== FieldType.time && !config.custom?.hideFrom?.viz)
      .map((field) => ({ name: getFieldDisplayName(field, frame, data.series), states: states(frame, field) })),
  );
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const label = Math.min(width / 3, 220);
  const at = (time) => ((Math.min(Math.max(time, from), to) - from) / (to - from)) * (width - label);
  const row = Math.min(Math.max(height / Math.max(rows.length, 1), 18), 40);
  return (
    <svg width={width} height={Math.max(height, row * rows.length)} fontSize="12" fill="currentColor">
      {rows.map(({ name, states: all }, i) => (
        <g key={i} transform={`translate(0 ${i * row})`}>
          <text x={label - 8} y={row / 2 + 4} textAnchor="end">{name}</text>
          {all.map(({ text, color, start, end }) => (
            <g key={start} transform={`translate(${label + at(start)} 1)`}>
              <rect width={Math.max(at(end) - at(start), 1)} height={row - 4} fill={color} fillOpacity="0.7" />
              {at(end) - at(start) > text.length * 8 && <text x="6" y={row / 2 + 3}>{text}</text>}
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}

/** Half a circle around the value. */
export function Gauge({ value, field, width, height }) {
  const { min = 0, max = 100 } = field;
  const share = Math.min(Math.max((value.numeric - min) / (max - min), 0), 1);
  const radius = Math.max(Math.min(width / 2, height) - 16, 1);
  const [x, y] = [width / 2, (height + radius) / 2];
  const arc = (part) => {
    const angle = Math.PI * (1 - part);
    return `M ${x - radius} ${y} A ${radius} ${radius} 0 0 1 ${x + radius * Math.cos(angle)} ${y - radius * Math.sin(angle)}`;
  };
  return (
    <svg width={width} height={height} fill="none" strokeWidth={radius / 4}>
      <path d={arc(1)} stroke="currentColor" strokeOpacity="0.15" />
      <path d={arc(share)} stroke={value.color} />
      <text x={x} y={y - radius / 8} textAnchor="middle" fill={value.color} fontSize={radius / 2.5}>{formattedValueToString(value)}</text>
    </svg>
  );
}
