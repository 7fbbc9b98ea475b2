import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';
import { compact, count, duration, loss, runtime } from '../data/format.js';

const TICK_MS = 1000;

/** The numbers of a run that one wants at a glance. */
class RunFacts extends LitElement {
  static properties = { run: { attribute: false } };

  static styles = [
    base,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(128px, 1fr));
        gap: 1px;
        margin: 0;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: var(--line);
        box-shadow: var(--shadow);
      }

      div {
        padding: 12px 16px;
        background: var(--surface);
      }

      dt {
        color: var(--muted);
        font-size: 0.8rem;
      }

      dd {
        margin: 0;
        font-size: 1.28rem;
        font-weight: 600;
        letter-spacing: -0.02em;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
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

  render() {
    return html`<dl>
      ${this.facts().map(([what, amount]) => html`<div><dt>${what}</dt><dd>${amount}</dd></div>`)}
    </dl>`;
  }

  facts() {
    const { run } = this;
    return [
      ['Train loss', loss(run.loss)],
      ['Validation loss', loss(run.validationLoss)],
      ['Tokens per second', compact(run.tokensPerSecond)],
      run.state === 'running'
        ? ['Time left', duration(run.secondsLeft === undefined ? undefined : Number(run.secondsLeft))]
        : ['Tokens', run.tokens === undefined ? '–' : compact(run.tokens)],
      ['Time', duration(runtime(run))],
      ['Attempt', count(run.attempt)],
    ];
  }
}

customElements.define('run-facts', RunFacts);
