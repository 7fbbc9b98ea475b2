import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { saveRun, stopRun } from '../data/api.js';

const ACTIVE = ['requested', 'claimed', 'running'];
const SECOND_THOUGHTS_MS = 4000;
const THANKS_MS = 2500;

/** What can be asked of a run. Stopping wants a second click. */
class RunActions extends LitElement {
  static properties = { run: { attribute: false }, asking: { state: true }, word: { state: true } };

  static styles = [
    base,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: 8px;
      }

      .stop {
        border-color: color-mix(in srgb, var(--bad) 40%, var(--line));
        color: var(--bad);
      }

      .sure,
      .sure:hover {
        background: var(--bad);
        border-color: var(--bad);
        color: var(--surface);
      }
    `,
  ];

  async send(signal, done) {
    try {
      await signal(this.run.id);
      this.word = done;
    } catch (problem) {
      this.word = problem.message;
    }
    clearTimeout(this.forget);
    this.forget = setTimeout(() => (this.word = undefined), THANKS_MS);
  }

  stop() {
    clearTimeout(this.doubt);
    if (this.asking) {
      this.asking = false;
      this.stopped = this.run.id;
      this.send(stopRun, 'Stopping after this step');
    } else {
      this.asking = true;
      this.doubt = setTimeout(() => (this.asking = false), SECOND_THOUGHTS_MS);
    }
  }

  render() {
    const active = ACTIVE.includes(this.run.state);
    const stopping = this.run.stopping || this.stopped === this.run.id;
    return html`<div class="row">
      <span role="status" class="muted">${this.word ?? ''}</span>
      ${this.run.state === 'running'
        ? html`<button type="button" @click=${() => this.send(saveRun, 'Saving a checkpoint')}>Save now</button>`
        : nothing}
      ${active
        ? html`<button type="button" class=${this.asking ? 'stop sure' : 'stop'} ?disabled=${stopping} @click=${this.stop}>
            ${stopping ? 'Stopping…' : this.asking ? 'Really stop?' : 'Stop'}
          </button>`
        : nothing}
    </div>`;
  }
}

customElements.define('run-actions', RunActions);
