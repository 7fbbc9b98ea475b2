import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { getDataset, getReport } from '../data/api.js';
import { compact, count, moment, percent } from '../data/format.js';
import '../component/notice-bar.js';
import '../component/plot-chart.js';
import '../component/rule-list.js';

/** What the newest job says of a dataset that has no version. */
function whyThereIsNone([newest]) {
  return newest?.failure
    ? `There is no version: the newest job failed. ${newest.failure.message}`
    : 'There is no version yet: a job is making one.';
}

/** One version of a dataset: what cleaning did, how long its documents are, how it uses its vocabulary, what leaks. */
class DatasetReportPage extends LitElement {
  static properties = {
    dataset: {},
    version: {},
    known: { state: true },
    report: { state: true },
    problem: { state: true },
  };

  static styles = [
    base,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: baseline;
        justify-content: space-between;
        margin-bottom: 16px;
      }

      h1 {
        font-size: 1.45rem;
        overflow-wrap: anywhere;
      }

      select {
        max-width: 100%;
        min-height: 34px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--surface);
        color: var(--ink);
        font: inherit;
        font-size: 0.9rem;
      }

      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
        gap: 14px;
        align-items: start;
      }

      /* Of another height than what would stand beside it. */
      .alone {
        grid-column: 1 / -1;
      }

      plot-chart {
        height: 230px;
      }

      .facts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
        gap: 10px 18px;
        margin: 0;
      }

      .facts dt {
        color: var(--muted);
        font-size: 0.82rem;
      }

      .facts dd {
        margin: 0;
        font-size: 1.1rem;
        font-variant-numeric: tabular-nums;
      }

      ol {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 12px 0 0;
        padding: 0;
        list-style: none;
        font-size: 0.86rem;
      }

      ol li {
        padding: 2px 8px;
        border-radius: 6px;
        background: var(--raised);
      }

      blockquote {
        margin: 10px 0 0;
        padding: 6px 10px;
        border-left: 2px solid var(--line);
        font-size: 0.88rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  updated(changed) {
    if (changed.has('dataset') || changed.has('version')) {
      this.load();
    }
  }

  async load() {
    const asked = `${this.dataset}/${this.version}`;
    this.report = undefined;
    this.problem = undefined;
    try {
      this.known = await getDataset(this.dataset);
      if (this.known.versions.length === 0) {
        this.problem = new Error(whyThereIsNone(this.known.jobs));
        return;
      }
      const report = await getReport(this.dataset, this.version ?? 'latest');
      if (asked === `${this.dataset}/${this.version}`) {
        this.report = report;
      }
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<header>
        <h1>${this.dataset}</h1>
        ${this.known?.versions.length ? this.versions(this.known.versions) : nothing}
      </header>
      ${this.problem ? html`<notice-bar>${this.problem.message}</notice-bar>` : nothing}
      ${this.report ? this.content(this.report) : nothing}`;
  }

  versions(versions) {
    const shown = this.version ?? versions[0].version;
    return html`<label
      >Version
      <select @change=${this.choose}>
        ${versions.map(
          ({ version, createdAt }) =>
            html`<option value=${version} ?selected=${version === shown}>${version}, ${moment(createdAt)}</option>`,
        )}
      </select></label
    >`;
  }

  choose(event) {
    location.hash = `#/datasets/${encodeURIComponent(this.dataset)}/${event.target.value}`;
  }

  content({ warnings, train, validation, rules, lengths, vocabulary, repetition }) {
    return html`${warnings.map((warning) => html`<notice-bar>${warning}</notice-bar>`)}
      <div class="grid">
        ${this.parts(train, validation, !repetition)} ${repetition ? this.repetition(repetition) : nothing}
        ${this.lengths(`Characters of a ${lengths.unit}`, lengths.characters, lengths.unit)}
        ${lengths.tokens ? this.lengths(`Tokens of a ${lengths.unit}`, lengths.tokens, lengths.unit) : nothing}
        ${this.vocabulary(vocabulary)} ${rules.length === 0 ? nothing : this.rules(rules)}
      </div>`;
  }

  /** Beside nothing of its size it has a row of its own. */
  parts(train, validation, alone) {
    const part = (name, { samples, tokens, share }) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${compact(tokens)} tokens</dd>
        <dd class="muted">${percent(share)}${samples === undefined ? nothing : html`, ${count(samples)} ${samples === 1 ? 'sample' : 'samples'}`}</dd>
      </div>`;
    return html`<section class=${alone ? 'panel alone' : 'panel'} aria-label="Parts">
      <h2>Parts</h2>
      <dl class="facts">${part('To train on', train)} ${part('Held out', validation)}</dl>
    </section>`;
  }

  // Versions of before have no unit: only documents were compared then.
  repetition({ threshold, unit = 'document', duplicates, nearDuplicates, leakage }) {
    const fact = (name, value) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${count(value)}</dd>
      </div>`;
    return html`<section class="panel" aria-label="Repetition and leakage">
      <h2>Repetition and leakage</h2>
      <dl class="facts">
        ${duplicates === undefined ? nothing : fact('Equal one before', duplicates)}
        ${nearDuplicates === undefined ? nothing : fact(`Share ${percent(threshold)} of phrases with one before`, nearDuplicates)}
        ${leakage.lookedAt === undefined ? nothing : fact(`Held-out ${unit}s compared`, leakage.lookedAt)}
        ${fact('Held out, trained on as they are', leakage.exact)} ${fact('Held out, trained on nearly', leakage.near)}
      </dl>
      ${leakage.examples.map(
        ({ train, validation }) =>
          html`<blockquote>
            ${validation}<br /><span class="muted">${train === validation ? 'is' : 'is nearly'}</span> ${train}
          </blockquote>`,
      )}
    </section>`;
  }

  lengths(title, { mean, smallest, largest, buckets }, unit) {
    return html`<section class="panel" aria-label=${title}>
      <h2>${title}</h2>
      <p class="muted">${count(mean)} on average, from ${count(smallest)} to ${count(largest)}</p>
      <plot-chart
        bars
        .heading=${title}
        .xName=${title.split(' ')[0].toLowerCase()}
        .yName=${`${unit}s`}
        .points=${buckets.map(({ from, to, count: y }) => ({ x: from, y, name: from === to ? `${from}` : `${from} to ${to}` }))}
      ></plot-chart>
    </section>`;
  }

  vocabulary({ size, used, unknownShare, coverage, ranks, mostFrequent }) {
    return html`<section class="panel" aria-label="Frequency of tokens">
        <h2>Frequency of tokens</h2>
        <p class="muted">
          ${count(used)} of ${count(size)} tokens occur${unknownShare > 0 ? `; ${percent(unknownShare)} are unknown` : ''}
        </p>
        <plot-chart
          logarithmic
          heading="Frequency of tokens"
          xName="rank"
          yName="occurrences"
          .points=${ranks.map(({ rank, count: y }) => ({ x: rank, y }))}
        ></plot-chart>
      </section>
      <section class="panel" aria-label="What the most frequent tokens make of the text">
        <h2>What the most frequent tokens make of the text</h2>
        <plot-chart
          bars
          heading="What the most frequent tokens make of the text"
          xName="tokens"
          yName="share of the text"
          most="1"
          .format=${percent}
          .points=${coverage.map(({ tokens, share }) => ({ x: tokens, y: share }))}
        ></plot-chart>
        <ol aria-label="Most frequent tokens">
          ${mostFrequent.map(({ text, count: times }) => html`<li><span class="mono">${JSON.stringify(text)}</span> ${compact(times)}</li>`)}
        </ol>
      </section>`;
  }

  rules(rules) {
    return html`<section class="panel alone" aria-label="What the rules did">
      <h2>What the rules did</h2>
      <rule-list .rules=${rules}></rule-list>
    </section>`;
  }
}

customElements.define('dataset-report-page', DatasetReportPage);
