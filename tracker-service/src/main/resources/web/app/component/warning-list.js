import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { count, moment } from '../data/format.js';

/** What a run warned of, the newest first. */
class WarningList extends LitElement {
  static properties = { warnings: { attribute: false } };

  static styles = [
    base,
    css`
      section {
        margin-bottom: 14px;
      }

      ul {
        display: grid;
        gap: 8px;
        max-height: 220px;
        margin: 10px 0 0;
        padding: 0;
        overflow-y: auto;
        list-style: none;
        font-size: 0.86rem;
      }

      li {
        overflow-wrap: anywhere;
      }

      .where {
        color: var(--muted);
      }
    `,
  ];

  render() {
    if (!this.warnings?.length) {
      return nothing;
    }
    return html`<section class="panel" aria-label="Warnings">
      <h2>Warnings</h2>
      <ul>
        ${this.warnings.map(
          ({ attempt, step, code, message, warnedAt }) =>
            html`<li>
              <strong>${code}</strong> ${message}
              <span class="where" title=${moment(warnedAt)}>step ${count(step)}, attempt ${attempt}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define('warning-list', WarningList);
