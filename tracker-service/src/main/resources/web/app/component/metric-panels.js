import { LitElement, css, html, nothing } from 'lit';
import { base } from '../style/base.js';
import { bytes, percent, seconds, value } from '../data/format.js';
import './curve-chart.js';

/** What belongs together stands in one panel: its title, its curves by their names, and how its values are written. */
const PANELS = [
  { title: 'Perplexity', curves: { 'train/perplexity': 'train', 'validation/perplexity': 'validation' } },
  {
    title: 'Told right',
    curves: { 'validation/accuracy': 'accuracy', 'validation/f1': 'macro F1' },
    format: percent,
  },
  { title: 'BLEU', curves: { 'validation/bleu': 'of the answers' } },
  {
    title: 'ROUGE',
    curves: { 'validation/rouge1': 'ROUGE-1', 'validation/rouge2': 'ROUGE-2', 'validation/rougeL': 'ROUGE-L' },
    format: percent,
  },
  { title: 'Learning rate', curves: { 'train/learning_rate': 'learning rate' } },
  { title: 'Gradient norm', curves: { 'train/gradient_norm': 'before clipping' } },
  { title: 'Update, as a share of the weights', curves: { 'train/update_ratio': 'all weights' } },
  { title: 'Tokens per second', curves: { 'train/tokens_per_second': 'tokens per second' } },
  { title: 'Use of the peak FLOP/s', curves: { 'train/flops_utilization': 'of the peak' }, format: percent },
  {
    title: 'Time of a step',
    curves: {
      'train/step_seconds_p50': 'p50',
      'train/step_seconds_p95': 'p95',
      'train/step_seconds_p99': 'p99',
    },
    format: seconds,
  },
  { title: "Java's share of a step", curves: { 'train/host_share': 'share' }, format: percent },
  {
    title: 'Memory',
    curves: { 'system/process_memory_bytes': 'process', 'system/heap_memory_bytes': 'heap' },
    format: bytes,
  },
  { title: 'Share of the text in use', curves: { 'curriculum/share': 'of the windows' }, format: percent },
  { title: 'GPU memory', curves: { 'system/device_memory_bytes': 'in use' }, format: bytes },
  { title: 'GPU utilization', curves: { 'system/device_utilization': 'utilization' }, format: percent },
];

/** Layers share a panel, however many there are. */
const LAYERS = [
  { title: 'Gradient norm of each layer', prefix: 'layers/gradient_norm/' },
  { title: 'Update of each layer, as a share of its weights', prefix: 'layers/update_ratio/' },
];

const COLOURS = ['--train', '--validation', '--third'];

/** The loss panel shows these, and smooths by itself. */
const SHOWN_ELSEWHERE = ['train/loss', 'validation/loss', 'train/smoothed_loss'];

/** Every other curve of a run, small. */
class MetricPanels extends LitElement {
  static properties = { curves: { attribute: false, hasChanged: () => true } };

  static styles = [
    base,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
        gap: 14px;
      }

      h2 {
        display: flex;
        justify-content: space-between;
        gap: 8px;
      }

      h2 span {
        color: var(--muted);
        font-weight: 500;
        white-space: nowrap;
      }

      curve-chart {
        height: 150px;
      }
    `,
  ];

  render() {
    const panels = this.panels();
    return panels.length === 0 ? nothing : html`<div class="grid">${panels.map((panel) => this.panel(panel))}</div>`;
  }

  /** The known ones in their order, then one for each curve that nobody has named yet. */
  panels() {
    const names = [...this.curves.byName.keys()];
    const panels = [...PANELS, ...LAYERS.map(({ title, prefix }) => ({ title, curves: layers(names, prefix) }))];
    const known = panels.flatMap(({ curves }) => Object.keys(curves));
    const others = names
      .filter((name) => !SHOWN_ELSEWHERE.includes(name) && !known.includes(name))
      .sort();
    return [...panels, ...others.map((name) => ({ title: name, curves: { [name]: name } }))].filter(({ curves }) =>
      Object.keys(curves).some((name) => this.curves.has(name)),
    );
  }

  panel({ title, curves, format = value }) {
    const shown = Object.entries(curves).filter(([name]) => this.curves.has(name));
    const last = this.curves.get(shown[0][0]).at(-1)[1];
    return html`<section class="panel" aria-label=${title}>
      <h2>${title}<span class="number">${format(last)}</span></h2>
      <curve-chart
        .heading=${title}
        .format=${format}
        ?legend=${shown.length > 1}
        .curves=${shown.map(([name, label], place) => ({
          name: label,
          points: [...this.curves.get(name)],
          color: COLOURS[place % COLOURS.length],
          thin: true,
          dots: name.startsWith('validation/'),
        }))}
      ></curve-chart>
    </section>`;
  }
}

/** The curves of all layers by their names. */
function layers(names, prefix) {
  const own = names.filter((name) => name.startsWith(prefix));
  return Object.fromEntries(own.map((name) => [name, name.slice(prefix.length)]));
}

customElements.define('metric-panels', MetricPanels);
