import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { RunsController } from '../data/runs-controller.js';
import '../component/empty-state.js';
import '../component/notice-bar.js';
import '../component/run-filter.js';
import '../component/run-table.js';

const FIRST_RUN = './athanor train -f examples/shakespeare-char.yaml --watch';

/** All runs: what they are at, and which to look at side by side. */
class RunListPage extends LitElement {
  static properties = { selected: { state: true } };

  static styles = [
    base,
    css`
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 12px 20px;
        margin-bottom: 16px;
      }

      h1 {
        font-size: 1.45rem;
      }

      run-filter {
        flex: 1 1 420px;
      }

      .panel {
        padding: 0;
        overflow-x: auto;
      }

      .more {
        margin-top: 14px;
        text-align: center;
      }

      .compare {
        background: var(--accent);
        border-color: var(--accent);
        color: var(--surface);
      }

      .compare:hover {
        background: var(--accent);
        color: var(--surface);
        filter: brightness(1.08);
      }

      .hint {
        font-size: 0.88rem;
      }
    `,
  ];

  constructor() {
    super();
    this.selected = [];
    this.list = new RunsController(this);
  }

  render() {
    return html`
      <div class="top">
        <h1>Runs</h1>
        <run-filter @filter=${(event) => this.list.select(event.detail)}></run-filter>
        ${this.comparison()}
      </div>
      ${this.trouble()} ${this.content()}
    `;
  }

  comparison() {
    switch (this.selected.length) {
      case 0:
        return nothing;
      case 1:
        return html`<span class="muted hint" role="status">Tick another to compare</span>`;
      default:
        return html`<a class="button compare" href=${`#/compare/${encodeURIComponent(this.selected.join(','))}`}
          >Compare ${this.selected.length} runs</a
        >`;
    }
  }

  trouble() {
    if (this.list.problem) {
      return html`<notice-bar kind="bad">${this.list.problem.message}</notice-bar>`;
    }
    return this.list.connected ? nothing : html`<notice-bar>Not connected. Trying again…</notice-bar>`;
  }

  content() {
    const { runs, next, filter } = this.list;
    if (!runs) {
      return nothing;
    }
    if (runs.length === 0) {
      return html`<div class="panel">${filter.name || filter.states?.length ? this.noMatch() : this.noRun()}</div>`;
    }
    return html`
      <div class="panel">
        <run-table .runs=${runs} .selected=${this.selected} @selected=${(event) => (this.selected = event.detail)}></run-table>
      </div>
      ${next
        ? html`<div class="more"><button type="button" @click=${() => this.list.more()}>Show more</button></div>`
        : nothing}
    `;
  }

  noMatch() {
    return html`<empty-state heading="No run matches">Try a shorter text, or another state.</empty-state>`;
  }

  noRun() {
    return html`<empty-state heading="No runs yet" .command=${FIRST_RUN}
      >Start one from the command line, and it appears here with its loss curve as it trains.</empty-state
    >`;
  }
}

customElements.define('run-list-page', RunListPage);
