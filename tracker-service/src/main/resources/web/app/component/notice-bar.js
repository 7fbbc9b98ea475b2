import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';

/** Something went wrong, in a sentence. */
class NoticeBar extends LitElement {
  static properties = { kind: {} };

  static styles = [
    base,
    css`
      div {
        margin-bottom: 14px;
        padding: 10px 14px;
        border-radius: 10px;
        background: var(--wait-soft);
        color: var(--wait);
        overflow-wrap: anywhere;
      }

      .bad {
        background: var(--bad-soft);
        color: var(--bad);
      }
    `,
  ];

  render() {
    return html`<div role="status" class=${this.kind ?? ''}><slot></slot></div>`;
  }
}

customElements.define('notice-bar', NoticeBar);
