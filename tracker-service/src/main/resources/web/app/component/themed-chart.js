import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';
import { init } from './echarts.js';

/**
 * A chart in the colours of the page, light or dark, that is as large as it may be and says in words what it shows. What it
 * shows is said by `option(colour, text)` and `words()`.
 */
export class ThemedChart extends LitElement {
  static styles = [
    base,
    css`
      :host {
        height: 200px;
      }

      /* Not every div: the one of the library's tooltip would lie, unseen, over what stands below. */
      [role='img'] {
        width: 100%;
        height: 100%;
      }
    `,
  ];

  constructor() {
    super();
    this.dark = window.matchMedia('(prefers-color-scheme: dark)');
    this.repaint = () => this.paint();
  }

  firstUpdated() {
    this.chart = init(this.renderRoot.querySelector('div'));
    this.size = new ResizeObserver(() => this.chart.resize());
    this.size.observe(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.dark.addEventListener('change', this.repaint);
    if (this.chart) {
      this.size.observe(this);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.dark.removeEventListener('change', this.repaint);
    this.size?.disconnect();
  }

  updated() {
    this.paint();
  }

  render() {
    return html`<div role="img" aria-label=${this.words()}></div>`;
  }

  paint() {
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name).trim();
    const text = { color: colour('--muted'), fontFamily: style.fontFamily, fontSize: 11 };
    this.chart.setOption({ animation: false, ...this.option(colour, text) }, { replaceMerge: ['series'] });
  }
}

/** A tooltip's looks. */
export const tooltip = (colour, text) => ({
  trigger: 'axis',
  confine: true,
  transitionDuration: 0,
  backgroundColor: colour('--surface'),
  borderColor: colour('--line'),
  textStyle: { ...text, color: colour('--ink'), fontSize: 12 },
});

export function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
