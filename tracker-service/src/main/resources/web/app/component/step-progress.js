import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';
import { count } from '../data/format.js';

/** How much of a run is done. */
class StepProgress extends LitElement {
  static properties = { step: { type: Number }, steps: { type: Number }, state: {}, tall: { type: Boolean } };

  static styles = [
    base,
    css`
      .track {
        height: 5px;
        border-radius: 99px;
        background: var(--calm-soft);
        overflow: hidden;
      }

      :host([tall]) .track {
        height: 8px;
      }

      .bar {
        height: 100%;
        border-radius: inherit;
        background: var(--faint);
        transition: width 0.6s ease;
      }

      .running {
        background: var(--accent);
      }

      .completed {
        background: var(--good);
      }

      .failed {
        background: var(--bad);
      }

      .words {
        display: flex;
        justify-content: space-between;
        gap: 8px;
        margin-top: 3px;
        color: var(--muted);
        font-size: 0.8rem;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  render() {
    const share = this.steps ? Math.min(1, this.step / this.steps) : 0;
    const percent = Math.floor(100 * share);
    return html`
      <div
        class="track"
        role="progressbar"
        aria-label="Steps done"
        aria-valuemin="0"
        aria-valuemax=${this.steps || 0}
        aria-valuenow=${this.step || 0}
      >
        <div class="bar ${this.state}" style="width:${100 * share}%"></div>
      </div>
      <div class="words"><span>${count(this.step)} / ${count(this.steps)}</span><span>${percent}%</span></div>
    `;
  }
}

customElements.define('step-progress', StepProgress);
