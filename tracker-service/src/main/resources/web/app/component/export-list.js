import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { bytes } from '../data/format.js';

const WORDS = { requested: 'waiting', running: 'writing…', completed: 'checked', failed: 'failed' };

/** The formats that a run was exported to, with how far each is from the checkpoint. */
class ExportList extends LitElement {
  static properties = { exports: { attribute: false } };

  static styles = [
    base,
    css`
      section + section {
        margin-top: 12px;
      }

      .head {
        display: flex;
        justify-content: space-between;
        gap: 10px;
        font-size: 0.88rem;
        font-weight: 600;
      }

      .completed {
        color: var(--good);
      }

      .failed {
        color: var(--bad);
      }

      .requested,
      .running {
        color: var(--wait);
      }

      ul {
        margin: 4px 0 0;
        padding: 0;
        list-style: none;
        font-size: 0.86rem;
        font-variant-numeric: tabular-nums;
      }

      li {
        display: flex;
        justify-content: space-between;
        gap: 10px;
        padding: 3px 0;
      }

      p {
        margin: 4px 0 0;
        color: var(--bad);
        font-size: 0.86rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  render() {
    return this.exports.map(
      (made) => html`<section>
        <div class="head">
          <span>${made.model} <span class="muted">${made.version}</span></span
          ><span class=${made.state}>${WORDS[made.state] ?? made.state}</span>
        </div>
        ${made.failure ? html`<p>${made.failure.message}</p>` : nothing}
        ${made.state === 'completed'
          ? html`<ul>
              ${made.formats.map(
                (format) => html`<li title=${format.prefix}>
                  <span>${format.format} <span class="muted">${bytes(format.bytes)}</span></span>
                  <span class="muted" title="Greatest difference from the checkpoint's logits"
                    >${difference(format.maxLogitDifference)}</span
                  >
                </li>`,
              )}
            </ul>`
          : nothing}
      </section>`,
    );
  }
}

const difference = (logits) => (Number(logits) === 0 ? 'exact' : `Δ ${Number(logits).toExponential(1)}`);

customElements.define('export-list', ExportList);
