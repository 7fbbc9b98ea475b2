import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';

const LOOKS = {
  requested: ['waiting', 'wait'],
  claimed: ['preparing', 'wait'],
  running: ['running', 'live'],
  completed: ['completed', 'good'],
  failed: ['failed', 'bad'],
  cancelled: ['stopped', 'calm'],
  pruned: ['stopped early', 'calm'],
};

/** Where a run stands, in a word and a colour. */
class StateBadge extends LitElement {
  static properties = { state: {}, stopping: { type: Boolean } };

  static styles = [
    base,
    css`
      :host {
        display: inline-block;
      }

      span {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        padding: 2px 10px 2px 8px;
        border-radius: 99px;
        background: var(--calm-soft);
        color: var(--muted);
        font-size: 0.82rem;
        font-weight: 550;
        white-space: nowrap;
      }

      i {
        width: 7px;
        height: 7px;
        border-radius: 50%;
        background: currentColor;
      }

      .live {
        background: var(--accent-soft);
        color: var(--accent);
      }

      .live i {
        animation: glow 1.6s ease-in-out infinite;
      }

      .good {
        background: var(--good-soft);
        color: var(--good);
      }

      .bad {
        background: var(--bad-soft);
        color: var(--bad);
      }

      .wait {
        background: var(--wait-soft);
        color: var(--wait);
      }

      @keyframes glow {
        50% {
          opacity: 0.3;
        }
      }
    `,
  ];

  render() {
    const [word, look] = LOOKS[this.state] ?? [this.state, 'calm'];
    return html`<span class=${this.stopping ? 'wait' : look}><i></i>${this.stopping ? 'stopping' : word}</span>`;
  }
}

customElements.define('state-badge', StateBadge);
