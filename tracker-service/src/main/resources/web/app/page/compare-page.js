import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { compareRuns, getCurves } from '../data/api.js';
import { Curves, smooth } from '../data/curves.js';
import { asNumber, value } from '../data/format.js';
import '../component/curve-chart.js';
import '../component/notice-bar.js';
import '../component/state-badge.js';

// Distinguishable for most kinds of colour blindness, on light and on dark (Okabe and Ito, 2008, darkened).
const COLOURS = ['#d55e00', '#0072b2', '#009e73', '#a65f8f', '#b58900', '#3f8fc9', '#7a7a7a', '#8c564b'];
const WEIGHT = 0.6;

/** Runs side by side: their curves, what was set differently, what they reached. */
class ComparePage extends LitElement {
  static properties = { runs: { attribute: false }, comparison: { state: true }, problem: { state: true } };

  static styles = [
    base,
    css`
      h1 {
        margin-bottom: 16px;
        font-size: 1.45rem;
      }

      .panel {
        margin-bottom: 14px;
        overflow-x: auto;
      }

      curve-chart {
        height: clamp(240px, 36vh, 380px);
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.88rem;
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        padding: 7px 14px 7px 0;
        border-bottom: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
      }

      tbody tr:last-child > * {
        border-bottom: 0;
      }

      tbody th {
        color: var(--muted);
        font-weight: 450;
        white-space: nowrap;
      }

      thead i {
        display: inline-block;
        width: 14px;
        height: 3px;
        margin-right: 7px;
        border-radius: 2px;
        vertical-align: middle;
      }
    `,
  ];

  willUpdate(changed) {
    if (changed.has('runs')) {
      this.load();
    }
  }

  async load() {
    try {
      const [comparison, ...curves] = await Promise.all([
        compareRuns(this.runs),
        ...this.runs.map((id) => getCurves(id, { points: 600, names: ['train/loss', 'validation/loss'] })),
      ]);
      this.curves = curves.map(({ series }) => new Curves(series));
      this.comparison = comparison;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (this.problem) {
      return html`<notice-bar kind="bad">${this.problem.message}</notice-bar>`;
    }
    if (!this.comparison) {
      return nothing;
    }
    const { differences, metrics } = this.comparison;
    return html`
      <h1>Compare ${this.runs.length} runs</h1>
      ${this.chart('Train loss', 'train/loss', WEIGHT)} ${this.chart('Validation loss', 'validation/loss', 0)}
      ${this.table('What was set differently', differences, (cell) => (cell === undefined || cell === null ? '–' : String(cell)))}
      ${this.table('What they reached', metrics, (cell) => (cell === undefined ? '–' : value(asNumber(cell))))}
    `;
  }

  chart(title, name, weight) {
    return html`<section class="panel" aria-label=${title}>
      <h2>${title}${weight > 0 ? html` <span class="muted">smoothed</span>` : nothing}</h2>
      <curve-chart
        legend
        .heading=${title}
        .curves=${this.runs.map((id, i) => ({
          name: id,
          points: smooth(this.curves[i].get(name), weight),
          color: COLOURS[i % COLOURS.length],
          dots: weight === 0,
        }))}
      ></curve-chart>
    </section>`;
  }

  table(title, rows, cell) {
    const names = Object.keys(rows);
    return html`<section class="panel" aria-label=${title}>
      <h2>${title}</h2>
      ${names.length === 0
        ? html`<p class="muted">Nothing.</p>`
        : html`<table>
            <thead>
              <tr>
                <th></th>
                ${this.comparison.runs.map(
                  (run, i) =>
                    html`<th scope="col">
                      <i style="background:${COLOURS[i % COLOURS.length]}"></i
                      ><a href=${`#/runs/${encodeURIComponent(run.id)}`}>${run.id}</a>
                    </th>`,
                )}
              </tr>
            </thead>
            <tbody>
              ${names.map(
                (name) =>
                  html`<tr>
                    <th scope="row">${name}</th>
                    ${this.runs.map((id) => html`<td>${cell(rows[name][id])}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>`}
    </section>`;
  }
}

customElements.define('compare-page', ComparePage);
