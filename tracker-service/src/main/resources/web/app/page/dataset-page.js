import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { listDatasets } from '../data/api.js';
import { ago, compact, count } from '../data/format.js';
import '../component/empty-state.js';
import '../component/notice-bar.js';

const FIRST_DATASET = './athanor data add tales --text tales.txt';

/** What can be trained on. The data service answers; where it is not on this origin, the page says so. */
class DatasetPage extends LitElement {
  static properties = { datasets: { state: true }, problem: { state: true } };

  static styles = [
    base,
    css`
      h1 {
        margin-bottom: 16px;
        font-size: 1.45rem;
      }

      .panel {
        padding: 0;
        overflow-x: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        padding: 11px 16px;
        border-bottom: 1px solid var(--line);
        text-align: left;
        white-space: nowrap;
      }

      th {
        color: var(--muted);
        font-size: 0.78rem;
        font-weight: 550;
      }

      tr:last-child td {
        border-bottom: 0;
      }

      .right {
        text-align: right;
      }

      @media (max-width: 640px) {
        .wide {
          display: none;
        }
      }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.datasets = await listDatasets();
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<h1>Datasets</h1>
      ${this.problem
        ? html`<notice-bar>The data service does not answer at this address: ${this.problem.message}</notice-bar>`
        : nothing}
      ${this.datasets ? html`<div class="panel">${this.content()}</div>` : nothing}`;
  }

  content() {
    return this.datasets.length === 0
      ? html`<empty-state heading="No datasets yet" .command=${FIRST_DATASET}
          >Any text becomes one, and so do tables, folders and datasets of the Hugging Face hub.</empty-state
        >`
      : html`<table>
          <caption class="visually-hidden">
            Datasets
          </caption>
          <thead>
            <tr>
              <th scope="col">Dataset</th>
              <th scope="col" class="wide">Newest version</th>
              <th scope="col" class="wide">Form</th>
              <th scope="col" class="right">Train tokens</th>
              <th scope="col" class="right wide">Held out</th>
              <th scope="col" class="right wide">Vocabulary</th>
              <th scope="col" class="right">Updated</th>
            </tr>
          </thead>
          <tbody>
            ${this.datasets.map((dataset) => this.row(dataset))}
          </tbody>
        </table>`;
  }

  row({ name, version, form, openJobs, statistics, updatedAt }) {
    return html`<tr>
      <td>
        <strong><a href="#/datasets/${encodeURIComponent(name)}">${name}</a></strong>
      </td>
      <td class="mono wide">${version ?? (openJobs > 0 ? 'in the making' : 'none')}</td>
      <td class="wide">${form ?? '–'}</td>
      <td class="right">${compact(statistics?.trainTokens)}</td>
      <td class="right wide">${compact(statistics?.validationTokens)}</td>
      <td class="right wide">${count(statistics?.vocabularySize)}</td>
      <td class="right muted">${ago(updatedAt)}</td>
    </tr>`;
  }
}

customElements.define('dataset-page', DatasetPage);
