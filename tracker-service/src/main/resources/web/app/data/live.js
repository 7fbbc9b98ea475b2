/**
 * A stream of server-sent events that comes back after an outage. The browser's own EventSource gives up when the server
 * answers with an error, and does not notice a connection that died in silence: the heartbeat does.
 */
const QUIET_MS = 25_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

export class LiveStream {
  /**
   * @param path where the events come from
   * @param handlers by the event's name, called with its data; `open` after every (re)connection, `lost` after an outage
   */
  constructor(path, handlers) {
    this.path = path;
    this.handlers = handlers;
    this.wait = FIRST_WAIT_MS;
  }

  open() {
    this.source = new EventSource(this.path);
    this.source.onopen = () => {
      this.wait = FIRST_WAIT_MS;
      this.heard();
      this.handlers.open?.();
    };
    this.source.onerror = () => this.reconnect();
    for (const name of ['state', 'progress', 'metrics']) {
      this.source.addEventListener(name, (event) => {
        this.heard();
        this.handlers[name]?.(JSON.parse(event.data));
      });
    }
    this.source.addEventListener('heartbeat', () => this.heard());
  }

  heard() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.reconnect(), QUIET_MS);
  }

  reconnect() {
    this.close();
    this.handlers.lost?.();
    this.retry = setTimeout(() => this.open(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }

  close() {
    clearTimeout(this.silence);
    clearTimeout(this.retry);
    this.source?.close();
  }
}
