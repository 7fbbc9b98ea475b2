import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';
import { smooth } from '../data/curves.js';
import './curve-chart.js';

/** The curve that everybody looks at: training and validation loss. */
class LossPanel extends LitElement {
  static properties = {
    train: { attribute: false },
    validation: { attribute: false },
    weight: { state: true },
    logarithmic: { state: true },
  };

  static styles = [
    base,
    css`
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px 18px;
        margin-bottom: 6px;
      }

      .settings {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 18px;
        color: var(--muted);
        font-size: 0.84rem;
      }

      label {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        min-height: 26px;
      }

      input {
        accent-color: var(--accent);
      }

      input[type='range'] {
        width: 110px;
      }

      curve-chart {
        height: clamp(260px, 42vh, 420px);
      }

      .empty {
        display: grid;
        place-items: center;
        height: clamp(260px, 42vh, 420px);
        color: var(--muted);
      }
    `,
  ];

  constructor() {
    super();
    this.weight = 0.6;
    this.logarithmic = false;
  }

  render() {
    return html`<section class="panel" aria-label="Loss">
      <div class="top">
        <h2>Loss <span class="muted">nats per token</span></h2>
        <div class="settings">
          <label
            >Smoothing
            <input
              type="range"
              min="0"
              max="0.98"
              step="0.02"
              .value=${String(this.weight)}
              @input=${(event) => (this.weight = Number(event.target.value))}
            />
          </label>
          <label
            ><input
              type="checkbox"
              .checked=${this.logarithmic}
              @change=${(event) => (this.logarithmic = event.target.checked)}
            />Log scale</label
          >
        </div>
      </div>
      ${this.train.length + this.validation.length === 0
        ? html`<div class="empty">The curve begins with the first steps.</div>`
        : html`<curve-chart
            heading="Loss"
            legend
            ?logarithmic=${this.logarithmic}
            .curves=${this.curves()}
          ></curve-chart>`}
    </section>`;
  }

  curves() {
    const raw = { name: 'train', points: this.train, color: '--train' };
    const validation = { name: 'validation', points: this.validation, color: '--validation', dots: true };
    return this.weight > 0
      ? [{ ...raw, faint: true }, { ...raw, points: smooth(this.train, this.weight) }, validation]
      : [raw, validation];
  }
}

customElements.define('loss-panel', LossPanel);
