import { listRuns } from './api.js';
import { LiveStream } from './live.js';

const LOOK_AGAIN_MS = 400;
const LOOK_ANYHOW_MS = 15_000;

/** Keeps a component's list of runs up to date. */
export class RunsController {
  constructor(host) {
    this.host = host;
    this.filter = {};
    this.connected = true;
    host.addController(this);
  }

  hostConnected() {
    this.stream = new LiveStream('/api/runs/events', {
      open: () => this.opened(),
      lost: () => this.lost(),
      state: (event) => this.heard(event),
      progress: (event) => this.heard(event),
    });
    this.load();
    this.stream.open();
    // A request is no fact about a run yet, so nobody announces it.
    this.routine = setInterval(() => document.hidden || this.load(), LOOK_ANYHOW_MS);
  }

  hostDisconnected() {
    this.stream.close();
    clearInterval(this.routine);
    clearTimeout(this.later);
  }

  select(filter) {
    this.filter = filter;
    this.load();
  }

  opened() {
    this.connected = true;
    this.load();
  }

  lost() {
    this.connected = false;
    this.host.requestUpdate();
  }

  async load() {
    const filter = this.filter;
    try {
      const { runs, next } = await listRuns(filter);
      if (filter === this.filter) {
        this.runs = runs;
        this.next = next;
        this.problem = undefined;
      }
    } catch (problem) {
      this.problem = problem;
    }
    this.host.requestUpdate();
  }

  async more() {
    try {
      const { runs, next } = await listRuns({ ...this.filter, cursor: this.next });
      this.runs = [...this.runs, ...runs];
      this.next = next;
    } catch (problem) {
      this.problem = problem;
    }
    this.host.requestUpdate();
  }

  heard({ run: id, fact, failure, reason, ...change }) {
    const known = this.runs?.some((run) => run.id === id);
    if (known) {
      this.runs = this.runs.map((run) => (run.id === id ? { ...run, ...change } : run));
      this.host.requestUpdate();
    }
    if (fact || !known) {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.load(), LOOK_AGAIN_MS);
    }
  }
}
