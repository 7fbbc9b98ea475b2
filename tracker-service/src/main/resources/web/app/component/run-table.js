import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';
import { ago, compact, duration, loss, moment, runtime } from '../data/format.js';
import './state-badge.js';
import './step-progress.js';

const TICK_MS = 1000;

/** Runs in rows; on a phone, in cards. Says `selected` with the ids that are ticked. */
class RunTable extends LitElement {
  static properties = { runs: { attribute: false }, selected: { attribute: false } };

  static styles = [
    base,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
      }

      th {
        padding: 10px 12px;
        border-bottom: 1px solid var(--line);
        color: var(--muted);
        font-size: 0.78rem;
        font-weight: 550;
        text-align: left;
        white-space: nowrap;
      }

      td {
        padding: 11px 12px;
        border-bottom: 1px solid var(--line);
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }

      tr:last-child td {
        border-bottom: 0;
      }

      tbody tr:hover {
        background: color-mix(in srgb, var(--raised) 55%, transparent);
      }

      .right {
        text-align: right;
      }

      .name a {
        font-weight: 600;
        text-decoration: none;
      }

      .name small {
        display: block;
        color: var(--muted);
        font-size: 0.78rem;
      }

      .progress {
        min-width: 150px;
      }

      input {
        width: 16px;
        height: 16px;
        margin: 0;
        accent-color: var(--accent);
        vertical-align: middle;
      }

      @media (max-width: 820px) {
        thead {
          position: absolute;
          clip-path: inset(50%);
        }

        table,
        tbody,
        tr,
        td {
          display: block;
        }

        tr {
          display: grid;
          grid-template-columns: auto minmax(0, 1fr) auto;
          gap: 8px 10px;
          padding: 14px;
          border-bottom: 1px solid var(--line);
        }

        tr:last-child {
          border-bottom: 0;
        }

        td {
          padding: 0;
          border: 0;
        }

        .name {
          overflow: hidden;
          text-overflow: ellipsis;
        }

        .progress {
          grid-column: 1 / -1;
        }

        .fact {
          grid-column: 1 / 3;
          font-size: 0.88rem;
          text-align: left;
        }

        .fact:nth-of-type(2n) {
          grid-column: 3;
          text-align: right;
        }

        .requested {
          display: none;
        }

        .fact[data-label]::before {
          content: attr(data-label) ' ';
          color: var(--muted);
          font-size: 0.8rem;
        }
      }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    this.tick = setInterval(() => this.requestUpdate(), TICK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.tick);
  }

  toggle(id, on) {
    const selected = on ? [...this.selected, id] : this.selected.filter((other) => other !== id);
    this.dispatchEvent(new CustomEvent('selected', { detail: selected }));
  }

  render() {
    return html`<table>
      <caption class="visually-hidden">
        Runs
      </caption>
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">Select</span></th>
          <th scope="col">Run</th>
          <th scope="col">State</th>
          <th scope="col">Progress</th>
          <th scope="col" class="right">Train loss</th>
          <th scope="col" class="right">Val. loss</th>
          <th scope="col" class="right">Tokens/s</th>
          <th scope="col" class="right">Requested</th>
          <th scope="col" class="right">Time</th>
        </tr>
      </thead>
      <tbody>
        ${this.runs.map((run) => this.row(run))}
      </tbody>
    </table>`;
  }

  row(run) {
    return html`<tr>
      <td>
        <input
          type="checkbox"
          aria-label=${`Select ${run.id} to compare`}
          .checked=${this.selected.includes(run.id)}
          @change=${(event) => this.toggle(run.id, event.target.checked)}
        />
      </td>
      <td class="name">
        <a href=${`#/runs/${encodeURIComponent(run.id)}`}>${run.name}</a>
        <small class="mono">${run.id}</small>
      </td>
      <td><state-badge .state=${run.state} .stopping=${run.stopping}></state-badge></td>
      <td class="progress"><step-progress .step=${run.step} .steps=${run.steps} .state=${run.state}></step-progress></td>
      <td class="fact right" data-label="train">${loss(run.loss)}</td>
      <td class="fact right" data-label="val">${loss(run.validationLoss)}</td>
      <td class="fact right" data-label="tokens/s">${compact(run.tokensPerSecond)}</td>
      <td class="right muted requested" title=${moment(run.requestedAt)}>${ago(run.requestedAt)}</td>
      <td class="fact right" data-label="time">${duration(runtime(run))}</td>
    </tr>`;
  }
}

customElements.define('run-table', RunTable);
