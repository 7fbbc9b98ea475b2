import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { RunController } from '../data/run-controller.js';
import { ago, moment } from '../data/format.js';
import '../component/checkpoint-list.js';
import '../component/copy-button.js';
import '../component/empty-state.js';
import '../component/endpoint-card.js';
import '../component/export-list.js';
import '../component/loss-panel.js';
import '../component/metric-panels.js';
import '../component/notice-bar.js';
import '../component/run-actions.js';
import '../component/run-facts.js';
import '../component/sample-panel.js';
import '../component/setting-list.js';
import '../component/state-badge.js';
import '../component/step-progress.js';
import '../component/warning-list.js';

/** One run: how it goes, what it was made with, what came of it. */
class RunPage extends LitElement {
  static properties = { run: {} };

  static styles = [
    base,
    css`
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        justify-content: space-between;
        gap: 10px 20px;
        margin-bottom: 16px;
      }

      h1 {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 12px;
        font-size: 1.45rem;
        overflow-wrap: anywhere;
      }

      .id {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
        margin-top: 4px;
        color: var(--muted);
        font-size: 0.86rem;
      }

      step-progress {
        margin-bottom: 14px;
      }

      run-facts,
      loss-panel,
      sample-panel,
      metric-panels {
        margin-bottom: 14px;
      }

      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 340px;
        align-items: start;
        gap: 14px;
      }

      aside {
        display: grid;
        gap: 14px;
      }

      details summary {
        cursor: pointer;
        font-size: 0.95rem;
        font-weight: 620;
      }

      details[open] summary {
        margin-bottom: 10px;
      }

      @media (max-width: 980px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.live = new RunController(this);
  }

  willUpdate(changed) {
    if (changed.has('run')) {
      this.live.watch(this.run);
    }
  }

  updated() {
    document.title = `${this.live.run?.name ?? 'Run'} · Athanor`;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.title = 'Athanor';
  }

  render() {
    const { run, problem } = this.live;
    if (!run) {
      return problem ? this.missing(problem) : nothing;
    }
    return html`${this.trouble(run)} ${this.top(run)}
      <step-progress tall .step=${run.step} .steps=${run.steps} .state=${run.state}></step-progress>
      <run-facts .run=${run}></run-facts>
      <div class="columns">
        <div>${this.curves(run)}</div>
        <aside>${this.side(run)}</aside>
      </div>`;
  }

  missing(problem) {
    return problem.status === 404
      ? html`<div class="panel">
          <empty-state heading="No such run">${problem.message} <a href="#/">All runs</a></empty-state>
        </div>`
      : html`<notice-bar kind="bad">${problem.message}</notice-bar>`;
  }

  trouble(run) {
    return html`
      ${this.live.connected || !this.live.stream ? nothing : html`<notice-bar>Not connected. Trying again…</notice-bar>`}
      ${run.failure ? html`<notice-bar kind="bad"><strong>${run.failure.code}</strong> ${run.failure.message}</notice-bar>` : nothing}
      ${run.skippedSteps?.length
        ? html`<notice-bar
            >${run.skippedSteps.length === 1 ? 'One step was' : `${run.skippedSteps.length} steps were`} skipped: the
            gradient was not finite (step ${run.skippedSteps.slice(-5).join(', ')}).</notice-bar
          >`
        : nothing}
    `;
  }

  top(run) {
    return html`<div class="top">
      <div>
        <h1>${run.name} <state-badge .state=${run.state} .stopping=${run.stopping}></state-badge></h1>
        <div class="id">
          <span class="mono">${run.id}</span>
          <copy-button .text=${run.id} label="the run's id"></copy-button>
          <span title=${moment(run.requestedAt)}>requested ${ago(run.requestedAt)}</span>
          ${run.worker && !run.endedAt ? html`<span>on ${run.worker}</span>` : nothing}
          ${run.reason ? html`<span>${run.reason}</span>` : nothing}
        </div>
      </div>
      <run-actions .run=${run}></run-actions>
    </div>`;
  }

  curves(run) {
    const { curves } = this.live;
    return html`
      <loss-panel .train=${[...curves.get('train/loss')]} .validation=${[...curves.get('validation/loss')]}></loss-panel>
      <warning-list .warnings=${run.warnings}></warning-list>
      <sample-panel .samples=${run.samples}></sample-panel>
      <metric-panels .curves=${curves}></metric-panels>
    `;
  }

  side(run) {
    return html`
      ${run.deployments?.map(({ endpoint }) => html`<endpoint-card .endpoint=${endpoint}></endpoint-card>`)}
      ${run.exports?.length
        ? html`<section class="panel"><h2>Exports</h2><export-list .exports=${run.exports}></export-list></section>`
        : nothing}
      ${run.checkpoints?.length
        ? html`<section class="panel">
            <h2>Checkpoints</h2>
            <checkpoint-list .checkpoints=${run.checkpoints}></checkpoint-list>
          </section>`
        : nothing}
      ${run.configuration
        ? html`<details class="panel" open>
            <summary>Configuration</summary>
            <setting-list .settings=${run.configuration}></setting-list>
          </details>`
        : nothing}
      ${run.provenance
        ? html`<details class="panel">
            <summary>Provenance</summary>
            <setting-list .settings=${run.provenance}></setting-list>
          </details>`
        : nothing}
    `;
  }
}

customElements.define('run-page', RunPage);
