import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';

const THANKS_MS = 1500;

/** Puts a text into the clipboard and says so. */
class CopyButton extends LitElement {
  static properties = { text: {}, label: {}, done: { state: true } };

  static styles = [
    base,
    css`
      :host {
        display: inline-block;
      }

      button {
        min-height: 28px;
        padding: 0 9px;
        font-size: 0.8rem;
        color: var(--muted);
      }
    `,
  ];

  async copy() {
    await navigator.clipboard.writeText(this.text);
    this.done = true;
    setTimeout(() => (this.done = false), THANKS_MS);
  }

  render() {
    return html`<button type="button" aria-label=${`Copy ${this.label}`} @click=${this.copy}>
      <span aria-live="polite">${this.done ? 'Copied' : 'Copy'}</span>
    </button>`;
  }
}

customElements.define('copy-button', CopyButton);
