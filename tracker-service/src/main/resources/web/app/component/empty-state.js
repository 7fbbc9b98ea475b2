import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import './copy-button.js';

/** Nothing is here yet, and what to do about it. */
class EmptyState extends LitElement {
  static properties = { heading: {}, command: {} };

  static styles = [
    base,
    css`
      section {
        padding: 56px 20px;
        text-align: center;
      }

      p {
        max-width: 46ch;
        margin: 8px auto 18px;
        color: var(--muted);
      }

      .command {
        display: inline-flex;
        align-items: center;
        gap: 12px;
        max-width: 100%;
        padding: 8px 8px 8px 14px;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--raised);
        text-align: left;
      }

      code {
        font-family: var(--mono);
        font-size: 0.85rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  render() {
    return html`<section>
      <h2>${this.heading}</h2>
      <p><slot></slot></p>
      ${this.command
        ? html`<div class="command">
            <code>${this.command}</code><copy-button .text=${this.command} label="the command"></copy-button>
          </div>`
        : nothing}
    </section>`;
  }
}

customElements.define('empty-state', EmptyState);
