import { compact, count } from '../data/format.js';
import { ThemedChart, escape, tooltip } from './themed-chart.js';

/**
 * A few points of one kind: bars over names, or a line over numbers. A point is { x, y, name }; the name is what tooltips and
 * the words for those who do not see the plot say of x. Of shares `most` is 1.
 */
class PlotChart extends ThemedChart {
  static properties = {
    heading: {},
    points: { attribute: false },
    bars: { type: Boolean },
    logarithmic: { type: Boolean },
    xName: {},
    yName: {},
    format: { attribute: false },
    most: { type: Number },
  };

  constructor() {
    super();
    this.points = [];
    this.format = count;
  }

  words() {
    const parts = this.points.map((point) => `${point.name ?? point.x}: ${this.format(point.y)}`);
    return `${this.heading}, ${this.yName} by ${this.xName}: ${parts.join(', ')}`;
  }

  option(colour, text) {
    const name = { nameLocation: 'middle', nameTextStyle: text };
    return {
      grid: { left: 22, right: 14, top: 10, bottom: 22, containLabel: true },
      tooltip: {
        ...tooltip(colour, text),
        formatter: ([{ dataIndex }]) => {
          const point = this.points[dataIndex];
          return `${escape(this.xName)} ${escape(String(point.name ?? point.x))}<br><b>${this.format(point.y)}</b> ${escape(this.yName)}`;
        },
      },
      xAxis: {
        type: this.bars ? 'category' : this.logarithmic ? 'log' : 'value',
        data: this.bars ? this.points.map((point) => String(point.x)) : undefined,
        name: this.xName,
        nameGap: 26,
        ...name,
        min: this.bars ? undefined : 'dataMin',
        max: this.bars ? undefined : 'dataMax',
        axisLabel: { ...text, hideOverlap: true, formatter: this.bars ? undefined : compact },
        axisLine: { lineStyle: { color: colour('--line') } },
        axisTick: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        type: this.logarithmic && !this.bars ? 'log' : 'value',
        name: this.yName,
        nameGap: 44,
        ...name,
        max: this.most,
        interval: this.most && this.most / 4,
        splitNumber: 3,
        axisLabel: { ...text, formatter: this.most ? this.format : compact },
        splitLine: { lineStyle: { color: colour('--line'), opacity: 0.7 } },
      },
      series: [this.series(colour)],
    };
  }

  series(colour) {
    const color = colour(this.bars ? '--train' : '--validation');
    return this.bars
      ? { type: 'bar', data: this.points.map((point) => point.y), itemStyle: { color, borderRadius: [3, 3, 0, 0] }, barCategoryGap: '12%' }
      : {
          type: 'line',
          data: this.points.map((point) => [point.x, point.y]),
          symbol: 'circle',
          symbolSize: 6,
          itemStyle: { color },
          lineStyle: { color, width: 2 },
        };
  }
}

customElements.define('plot-chart', PlotChart);
