import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { count } from '../data/format.js';

/** What each rule of cleaning did, with examples. */
class RuleList extends LitElement {
  static properties = { rules: { attribute: false } };

  static styles = [
    base,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.88rem;
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        padding: 7px 12px 7px 0;
        border-bottom: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
      }

      thead th {
        color: var(--muted);
        font-size: 0.78rem;
        font-weight: 550;
      }

      tbody th {
        font-weight: 450;
        overflow-wrap: anywhere;
      }

      tbody tr:last-child > * {
        border-bottom: 0;
      }

      .right {
        padding-right: 0;
        text-align: right;
      }

      .nothing {
        color: var(--muted);
      }

      summary {
        color: var(--muted);
        cursor: pointer;
      }

      blockquote {
        margin: 6px 0;
        padding: 6px 10px;
        border-left: 2px solid var(--line);
        overflow-wrap: anywhere;
      }

      blockquote i {
        color: var(--muted);
        font-style: normal;
      }
    `,
  ];

  render() {
    return html`<table>
      <caption class="visually-hidden">
        What the rules did
      </caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Effect</th>
          <th scope="col" class="right">Documents</th>
        </tr>
      </thead>
      <tbody>
        ${this.rules.map((rule) => this.row(rule))}
      </tbody>
    </table>`;
  }

  row({ rule, effect, documents, places, examples }) {
    return html`<tr class=${documents === 0 ? 'nothing' : ''}>
      <th scope="row">
        <span class="mono">${rule}</span>
        ${examples.length === 0
          ? nothing
          : html`<details>
              <summary>${examples.length === 1 ? 'An example' : `${examples.length} examples`}</summary>
              ${examples.map((example) => quote(example))}
            </details>`}
      </th>
      <td>${effect}</td>
      <td class="right">
        ${count(documents)}${places > documents ? html`<br /><span class="muted">${count(places)} places</span>` : nothing}
      </td>
    </tr>`;
  }
}

const quote = ({ text, became, reason }) =>
  html`<blockquote>
    ${text} ${became === undefined ? nothing : html`<br /><i>became</i> ${became}`}
    ${reason === undefined ? nothing : html`<br /><i>${reason}</i>`}
  </blockquote>`;

customElements.define('rule-list', RuleList);
