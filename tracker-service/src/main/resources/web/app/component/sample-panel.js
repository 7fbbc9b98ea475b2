import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { count } from '../data/format.js';
import './copy-button.js';

/** What the model wrote after its evaluations: the newest, until somebody looks back. */
class SamplePanel extends LitElement {
  static properties = { samples: { attribute: false }, step: { state: true } };

  static styles = [
    base,
    css`
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px 18px;
        margin-bottom: 10px;
      }

      .steps {
        display: flex;
        align-items: center;
        gap: 8px;
        color: var(--muted);
        font-size: 0.86rem;
      }

      select {
        min-height: 30px;
        padding: 0 6px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--surface);
        color: var(--ink);
        font: inherit;
      }

      .texts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
        gap: 12px;
      }

      pre {
        max-height: 260px;
        margin: 0;
        padding: 12px 14px;
        overflow-y: auto;
        border-radius: 8px;
        background: var(--raised);
        font-family: var(--mono);
        font-size: 0.8rem;
        line-height: 1.55;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  render() {
    if (!this.samples?.length) {
      return nothing;
    }
    const shown = this.samples.find(({ step }) => step === this.step) ?? this.samples[0];
    return html`<section class="panel" aria-label="Samples">
      <div class="top">
        <h2>What it writes</h2>
        <div class="steps">
          <label
            >after step
            <select @change=${(event) => this.choose(Number(event.target.value))}>
              ${this.samples.map(
                ({ step }) => html`<option value=${step} .selected=${step === shown.step}>${count(step)}</option>`,
              )}
            </select></label
          >
          <copy-button .text=${shown.artifact} label="the texts' address"></copy-button>
        </div>
      </div>
      <div class="texts">
        ${shown.texts.map(
          (text, place) =>
            // prettier-ignore
            html`<pre tabindex="0" aria-label=${`Sample ${place + 1}`}><span class="muted">${shown.prompt.trimStart()}</span>${text}</pre>`,
        )}
      </div>
    </section>`;
  }

  /** Whoever chooses the newest wants to see what comes. */
  choose(step) {
    this.step = step === this.samples[0].step ? undefined : step;
  }
}

customElements.define('sample-panel', SamplePanel);
