import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';
import '../page/run-list-page.js';
import '../page/run-page.js';
import '../page/compare-page.js';
import '../page/dataset-page.js';
import '../page/dataset-report-page.js';

/** The frame: a header, and the page that the address names. */
class AthanorApp extends LitElement {
  static properties = { route: { state: true } };

  static styles = [
    base,
    css`
      header {
        position: sticky;
        top: 0;
        z-index: 10;
        background: color-mix(in srgb, var(--page) 86%, transparent);
        backdrop-filter: blur(10px);
        border-bottom: 1px solid var(--line);
      }

      nav {
        display: flex;
        align-items: center;
        gap: 4px;
        max-width: 1240px;
        margin: 0 auto;
        padding: 8px 20px;
      }

      nav a {
        padding: 6px 10px;
        border-radius: 8px;
        color: var(--muted);
        text-decoration: none;
      }

      nav a[aria-current='page'] {
        background: var(--calm-soft);
        color: var(--ink);
      }

      nav .home {
        display: inline-flex;
        align-items: center;
        gap: 9px;
        margin-right: 10px;
        padding-left: 0;
        color: var(--ink);
        font-weight: 650;
        letter-spacing: -0.01em;
      }

      main {
        max-width: 1240px;
        margin: 0 auto;
        padding: 22px 20px 60px;
      }

      .skip {
        position: absolute;
        left: -999px;
      }

      .skip:focus {
        left: 8px;
        top: 8px;
        z-index: 20;
        background: var(--surface);
        padding: 8px 12px;
      }

      @media (max-width: 640px) {
        nav,
        main {
          padding-left: 14px;
          padding-right: 14px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.route = read();
    this.navigated = () => {
      this.route = read();
      window.scrollTo(0, 0);
    };
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.navigated);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.navigated);
  }

  skip(event) {
    event.preventDefault();
    this.renderRoot.querySelector('main').focus();
  }

  render() {
    const { page } = this.route;
    return html`
      <a class="skip" href="#main" @click=${this.skip}>Skip to the content</a>
      <header>
        <nav aria-label="Main">
          <a class="home" href="#/"><img src="favicon.svg" width="26" height="26" alt="" />Athanor</a>
          <a href="#/" aria-current=${page === 'runs' || page === 'run' || page === 'compare' ? 'page' : 'false'}>Runs</a>
          <a href="#/datasets" aria-current=${page === 'datasets' || page === 'report' ? 'page' : 'false'}>Datasets</a>
        </nav>
      </header>
      <main id="main" tabindex="-1">${this.page()}</main>
    `;
  }

  page() {
    switch (this.route.page) {
      case 'run':
        return html`<run-page .run=${this.route.argument}></run-page>`;
      case 'compare':
        return html`<compare-page .runs=${this.route.argument.split(',')}></compare-page>`;
      case 'report':
        return html`<dataset-report-page .dataset=${this.route.argument} .version=${this.route.version}></dataset-report-page>`;
      case 'datasets':
        return html`<dataset-page></dataset-page>`;
      default:
        return html`<run-list-page></run-list-page>`;
    }
  }
}

/** #/runs/{id}, #/compare/{id},{id}, #/datasets, #/datasets/{name}/{version}; anything else is the list of runs. */
function read() {
  const [, page, argument, version] = location.hash.split('/');
  if (page === 'runs' && argument) {
    return { page: 'run', argument: decodeURIComponent(argument) };
  }
  if (page === 'compare' && argument) {
    return { page: 'compare', argument: decodeURIComponent(argument) };
  }
  if (page === 'datasets' && argument) {
    return { page: 'report', argument: decodeURIComponent(argument), version: version && decodeURIComponent(version) };
  }
  return { page: page === 'datasets' ? 'datasets' : 'runs' };
}

customElements.define('athanor-app', AthanorApp);
