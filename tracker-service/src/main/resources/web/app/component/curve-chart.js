import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';
import { value as readable } from '../data/format.js';
import { init } from './echarts.js';

/** Pixels below which a chart has room for few lines. */
const SMALL = 200;

/**
 * Curves over steps. A curve is { name, points: [[step, value]], color, faint, thin, dots }; a faint one is the raw
 * course behind a smoothed one and has no entry of its own in legend and tooltip.
 */
class CurveChart extends LitElement {
  static properties = {
    curves: { attribute: false },
    heading: {},
    format: { attribute: false },
    logarithmic: { type: Boolean },
    legend: { type: Boolean },
  };

  static styles = [
    base,
    css`
      :host {
        height: 200px;
      }

      div {
        width: 100%;
        height: 100%;
      }
    `,
  ];

  constructor() {
    super();
    this.curves = [];
    this.format = readable;
    this.dark = window.matchMedia('(prefers-color-scheme: dark)');
    this.repaint = () => this.paint();
  }

  firstUpdated() {
    this.chart = init(this.renderRoot.querySelector('div'));
    this.size = new ResizeObserver(() => this.chart.resize());
    this.size.observe(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.dark.addEventListener('change', this.repaint);
    if (this.chart) {
      this.size.observe(this);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.dark.removeEventListener('change', this.repaint);
    this.size?.disconnect();
  }

  updated() {
    this.paint();
  }

  render() {
    return html`<div role="img" aria-label=${this.words()}></div>`;
  }

  words() {
    const parts = this.curves
      .filter((curve) => !curve.faint && curve.points.length > 0)
      .map(({ name, points }) => `${name} ${this.format(points.at(-1)[1])} at step ${points.at(-1)[0]}`);
    return `${this.heading}: ${parts.length > 0 ? parts.join(', ') : 'no points yet'}`;
  }

  paint() {
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name).trim();
    const text = { color: colour('--muted'), fontFamily: style.fontFamily, fontSize: 11 };
    this.chart.setOption(
      {
        animation: false,
        grid: { left: 8, right: 12, top: this.legend ? 30 : 10, bottom: 6, containLabel: true },
        legend: this.legend
          ? { top: 0, right: 4, icon: 'roundRect', itemWidth: 14, itemHeight: 3, textStyle: text, data: this.named() }
          : { show: false },
        tooltip: {
          trigger: 'axis',
          confine: true,
          transitionDuration: 0,
          backgroundColor: colour('--surface'),
          borderColor: colour('--line'),
          textStyle: { ...text, color: colour('--ink'), fontSize: 12 },
          formatter: (items) => this.tooltip(items),
        },
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
      },
      { replaceMerge: ['series'] },
    );
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

function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

customElements.define('curve-chart', CurveChart);
