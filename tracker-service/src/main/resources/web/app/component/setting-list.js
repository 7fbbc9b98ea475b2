import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';

/** A tree of settings, section by section. */
class SettingList extends LitElement {
  static properties = { settings: { attribute: false } };

  static styles = [
    base,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(42%, 1fr) minmax(0, auto);
        gap: 3px 14px;
        margin: 0;
        font-size: 0.86rem;
      }

      dt {
        color: var(--muted);
      }

      dd {
        margin: 0;
        text-align: right;
        overflow-wrap: anywhere;
        font-variant-numeric: tabular-nums;
      }

      h3 {
        margin: 12px 0 4px;
        font-size: 0.8rem;
        color: var(--ink);
      }

      dl:first-child {
        margin-top: 0;
      }
    `,
  ];

  render() {
    const entries = Object.entries(this.settings);
    const plain = entries.filter(([, value]) => !isSection(value));
    const sections = entries.filter(([, value]) => isSection(value));
    return html`${list(plain)}
    ${sections.map(([name, section]) => html`<h3>${name}</h3>${list(flat(Object.entries(section)))}`)}`;
  }
}

const isSection = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** A section within a section gives its keys the path that the configuration file would have. */
const flat = (entries) =>
  entries.flatMap(([key, value]) =>
    isSection(value) ? flat(Object.entries(value)).map(([inner, leaf]) => [`${key}.${inner}`, leaf]) : [[key, value]],
  );

/** Text that would not be seen, such as a line break, is shown as it is written in JSON. */
const readable = (value) =>
  typeof value === 'object' || (typeof value === 'string' && value.trim() === '') ? JSON.stringify(value) : String(value);

function list(entries) {
  return html`<dl>
    ${entries.map(([key, value]) => html`<dt>${key}</dt><dd>${readable(value)}</dd>`)}
  </dl>`;
}

customElements.define('setting-list', SettingList);
