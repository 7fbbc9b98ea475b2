import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { bytes, count, loss, moment } from '../data/format.js';
import './copy-button.js';

/** The checkpoints that are still kept, the newest first. */
class CheckpointList extends LitElement {
  static properties = { checkpoints: { attribute: false } };

  static styles = [
    base,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 10px;
        padding: 6px 0;
        border-bottom: 1px solid var(--line);
        font-size: 0.88rem;
        font-variant-numeric: tabular-nums;
      }

      li:last-child {
        border-bottom: 0;
      }

      small {
        display: block;
        color: var(--muted);
        font-size: 0.8rem;
      }

      p {
        margin: 6px 0 0;
        color: var(--muted);
        font-size: 0.82rem;
      }
    `,
  ];

  render() {
    const kept = this.checkpoints.filter((checkpoint) => checkpoint.kept);
    const gone = this.checkpoints.length - kept.length;
    return html`<ul>
        ${kept.map(
          (checkpoint) => html`<li title=${`${checkpoint.prefix}\n${moment(checkpoint.savedAt)}`}>
            <span
              >Step ${count(checkpoint.step)}
              <small
                >${bytes(checkpoint.bytes)}${checkpoint.validationLoss === undefined
                  ? nothing
                  : html` · val. loss ${loss(checkpoint.validationLoss)}`}</small
              ></span
            >
            <copy-button .text=${checkpoint.prefix} label="the checkpoint's address"></copy-button>
          </li>`,
        )}
      </ul>
      ${gone > 0 ? html`<p>${gone} older, no longer kept</p>` : nothing}`;
  }
}

customElements.define('checkpoint-list', CheckpointList);
