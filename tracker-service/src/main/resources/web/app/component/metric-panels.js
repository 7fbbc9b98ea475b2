import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { value } from '../data/format.js';
import './curve-chart.js';

const TITLES = {
  'train/learning_rate': 'Learning rate',
  'train/gradient_norm': 'Gradient norm',
  'train/tokens_per_second': 'Tokens per second',
  'train/host_share': "Java's share of a step",
};

const SHOWN_ELSEWHERE = ['train/loss', 'validation/loss'];

/** Every other curve of a run, small. */
class MetricPanels extends LitElement {
  static properties = { curves: { attribute: false, hasChanged: () => true } };

  static styles = [
    base,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
        gap: 14px;
      }

      h2 {
        display: flex;
        justify-content: space-between;
        gap: 8px;
      }

      h2 span {
        color: var(--muted);
        font-weight: 500;
      }

      curve-chart {
        height: 150px;
      }
    `,
  ];

  render() {
    const names = [...this.curves.byName.keys()].filter((name) => !SHOWN_ELSEWHERE.includes(name)).sort(byTitle);
    return names.length === 0 ? nothing : html`<div class="grid">${names.map((name) => this.panel(name))}</div>`;
  }

  panel(name) {
    const points = this.curves.get(name);
    const title = TITLES[name] ?? name;
    return html`<section class="panel" aria-label=${title}>
      <h2>${title}<span class="number">${points.length > 0 ? value(points.at(-1)[1]) : ''}</span></h2>
      <curve-chart .heading=${title} .curves=${[{ name: title, points: [...points], color: '--accent', thin: true }]}></curve-chart>
    </section>`;
  }
}

function byTitle(one, other) {
  const order = Object.keys(TITLES);
  const place = (name) => (order.includes(name) ? order.indexOf(name) : order.length);
  return place(one) - place(other) || one.localeCompare(other);
}

customElements.define('metric-panels', MetricPanels);
