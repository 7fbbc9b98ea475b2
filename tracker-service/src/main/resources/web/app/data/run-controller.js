import { Curves } from './curves.js';
import { getCurves, getRun } from './api.js';
import { LiveStream } from './live.js';

const LOOK_AGAIN_MS = 400;
const SETTLED_MS = 2000;

/** Keeps a component's run up to date: the tables first, then what happens, and the tables again after an outage. */
export class RunController {
  constructor(host) {
    this.host = host;
    this.curves = new Curves();
    this.connected = false;
    host.addController(this);
  }

  hostDisconnected() {
    this.stream?.close();
    clearTimeout(this.later);
    clearTimeout(this.settled);
  }

  watch(id) {
    this.hostDisconnected();
    this.id = id;
    this.run = undefined;
    this.problem = undefined;
    this.curves = new Curves();
    this.stream = new LiveStream(`/api/runs/${encodeURIComponent(id)}/events`, {
      open: () => this.opened(),
      lost: () => this.lost(),
      state: (event) => this.stateChanged(event),
      progress: ({ run, ...progress }) => this.patch(progress),
      metrics: (event) => this.measured(event),
    });
    this.load().then(() => this.problem?.status === 404 || this.stream.open());
  }

  opened() {
    this.connected = true;
    this.load();
    // What was said just before the stream began may reach the tables only now.
    clearTimeout(this.settled);
    this.settled = setTimeout(() => this.load(), SETTLED_MS);
  }

  lost() {
    this.connected = false;
    this.host.requestUpdate();
  }

  async load() {
    const id = this.id;
    try {
      const [run, curves] = await Promise.all([getRun(id), getCurves(id)]);
      if (id === this.id) {
        this.run = run;
        this.curves = new Curves(curves.series);
        this.problem = undefined;
      }
    } catch (problem) {
      this.problem = problem;
    }
    this.host.requestUpdate();
  }

  stateChanged({ fact, state, step, worker, failure, reason, attempt }) {
    if (fact === 'started' && attempt > (this.run?.attempt ?? 0)) {
      this.curves.rewind(step);
    }
    this.patch({ state, attempt, ...(worker && { worker }), ...(failure && { failure }), ...(reason && { reason }) });
    if (fact !== 'known') {
      // The tables follow the log by an instant, and exports follow the end by some.
      clearTimeout(this.later);
      this.later = setTimeout(() => this.refresh(), LOOK_AGAIN_MS);
    }
  }

  async refresh() {
    try {
      this.run = await getRun(this.id);
      this.host.requestUpdate();
    } catch (problem) {
      this.problem = problem;
    }
  }

  measured({ points }) {
    if (!this.curves.add(points)) {
      this.load();
    }
    this.host.requestUpdate();
  }

  patch(change) {
    if (this.run) {
      this.run = { ...this.run, ...change };
      this.host.requestUpdate();
    }
  }
}
