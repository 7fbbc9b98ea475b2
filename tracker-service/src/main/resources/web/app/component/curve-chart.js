import { value as readable } from '../data/format.js';
import { ThemedChart, escape, tooltip } from './themed-chart.js';

/** Pixels below which a chart has room for few lines. */
const SMALL = 200;

/**
 * Curves over steps. A curve is { name, points: [[step, value]], color, faint, thin, dots }; a faint one is the raw
 * course behind a smoothed one and has no entry of its own in legend and tooltip.
 */
class CurveChart extends ThemedChart {
  static properties = {
    curves: { attribute: false },
    heading: {},
    format: { attribute: false },
    logarithmic: { type: Boolean },
    legend: { type: Boolean },
  };

  constructor() {
    super();
    this.curves = [];
    this.format = readable;
  }

  words() {
    const parts = this.curves
      .filter((curve) => !curve.faint && curve.points.length > 0)
      .map(({ name, points }) => `${name} ${this.format(points.at(-1)[1])} at step ${points.at(-1)[0]}`);
    return `${this.heading}: ${parts.length > 0 ? parts.join(', ') : 'no points yet'}`;
  }

  option(colour, text) {
    return {
      grid: { left: 8, right: 12, top: this.legend ? 30 : 10, bottom: 6, containLabel: true },
      legend: this.legend
        ? { top: 0, right: 4, icon: 'roundRect', itemWidth: 14, itemHeight: 3, textStyle: text, data: this.named() }
        : { show: false },
      tooltip: { ...tooltip(colour, text), formatter: (items) => this.tooltip(items) },
      dataZoom: [{ type: 'inside', zoomOnMouseWheel: 'shift', moveOnMouseWheel: false }],
      xAxis: {
        type: 'value',
        min: 0,
        max: 'dataMax',
        axisLabel: { ...text, hideOverlap: true },
        axisLine: { lineStyle: { color: colour('--line') } },
        axisTick: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        type: this.logarithmic ? 'log' : 'value',
        scale: true,
        splitNumber: this.clientHeight < SMALL ? 2 : 4,
        axisLabel: { ...text, formatter: this.format },
        splitLine: { lineStyle: { color: colour('--line'), opacity: 0.7 } },
      },
      series: this.curves.map((curve) => series(curve, colour)),
    };
  }

  named() {
    return this.curves.filter((curve) => !curve.faint).map((curve) => curve.name);
  }

  tooltip(items) {
    const lines = items
      .filter(({ seriesName }) => this.named().includes(seriesName))
      .map(({ marker, seriesName, data }) => `${marker}${escape(seriesName)} <b>${this.format(data[1])}</b>`);
    return `Step ${items[0].data[0].toLocaleString('en-US')}<br>${lines.join('<br>')}`;
  }
}

function series(curve, colour) {
  const color = curve.color.startsWith('--') ? colour(curve.color) : curve.color;
  return {
    type: 'line',
    name: curve.faint ? `${curve.name} (raw)` : curve.name,
    // What is no number leaves a gap, and a logarithm wants more than nothing.
    data: curve.points.map(([step, value]) => [step, Number.isFinite(value) ? value : null]),
    showSymbol: Boolean(curve.dots) && curve.points.length < 100,
    symbol: 'circle',
    symbolSize: 6,
    silent: Boolean(curve.faint),
    z: curve.faint ? 1 : 3,
    itemStyle: { color },
    lineStyle: { color, width: curve.faint || curve.thin ? 1 : 2, opacity: curve.faint ? 0.3 : 1 },
    emphasis: { disabled: true },
  };
}

customElements.define('curve-chart', CurveChart);
