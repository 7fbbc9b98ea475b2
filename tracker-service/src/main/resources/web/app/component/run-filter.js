import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';

const GROUPS = [
  ['All', []],
  ['Active', ['requested', 'claimed', 'running']],
  ['Completed', ['completed']],
  ['Failed', ['failed']],
  ['Stopped', ['cancelled', 'pruned']],
];

const TYPING_MS = 200;

/** Chooses runs by name and state. Says `filter` when the choice changes. */
class RunFilter extends LitElement {
  static properties = { group: { state: true } };

  static styles = [
    base,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
      }

      input {
        flex: 1 1 220px;
        max-width: 320px;
        min-height: 34px;
        padding: 0 12px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--surface);
        color: var(--ink);
        font: inherit;
      }

      input::placeholder {
        color: var(--muted);
      }

      .groups {
        display: flex;
        padding: 2px;
        border-radius: 9px;
        background: var(--calm-soft);
        overflow-x: auto;
      }

      .groups button {
        min-height: 30px;
        border: 0;
        background: none;
        color: var(--muted);
        white-space: nowrap;
      }

      .groups button[aria-pressed='true'] {
        background: var(--surface);
        color: var(--ink);
        box-shadow: 0 1px 2px rgb(0 0 0 / 12%);
      }
    `,
  ];

  constructor() {
    super();
    this.group = 0;
    this.name = '';
  }

  typed(event) {
    this.name = event.target.value.trim();
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.say(), TYPING_MS);
  }

  chose(group) {
    this.group = group;
    this.say();
  }

  say() {
    this.dispatchEvent(new CustomEvent('filter', { detail: { name: this.name, states: GROUPS[this.group][1] } }));
  }

  render() {
    return html`<form role="search" @submit=${(event) => event.preventDefault()}>
      <input type="search" placeholder="Filter by name or id" aria-label="Filter by name or id" @input=${this.typed} />
      <div class="groups" role="group" aria-label="Filter by state">
        ${GROUPS.map(
          ([word], i) =>
            html`<button type="button" aria-pressed=${i === this.group} @click=${() => this.chose(i)}>${word}</button>`,
        )}
      </div>
    </form>`;
  }
}

customElements.define('run-filter', RunFilter);
