import { LitElement, css, html } from 'lit';
import { base } from '../style/base.js';
import './copy-button.js';

/** An endpoint that serves the run, and the command that asks it. */
class EndpointCard extends LitElement {
  static properties = { endpoint: {} };

  static styles = [
    base,
    css`
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 10px;
        margin-bottom: 8px;
      }

      pre {
        margin: 0;
        padding: 12px 14px;
        border-radius: 8px;
        background: var(--raised);
        font-family: var(--mono);
        font-size: 0.78rem;
        line-height: 1.55;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      p {
        margin: 0 0 8px;
        color: var(--muted);
        font-size: 0.86rem;
      }
    `,
  ];

  render() {
    return html`<section class="panel" aria-label="Endpoint">
      <div class="head">
        <h2>Endpoint</h2>
        <copy-button .text=${this.command()} label="the command"></copy-button>
      </div>
      <p>Serving as <strong>${this.endpoint}</strong>, with OpenAI's API.</p>
      <pre tabindex="0" aria-label="A command that asks the endpoint">${this.command()}</pre>
    </section>`;
  }

  command() {
    const body = JSON.stringify({ model: this.endpoint, prompt: 'The ', max_tokens: 100, temperature: 0.8 });
    return `curl ${location.origin}/v1/completions \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`;
  }
}

customElements.define('endpoint-card', EndpointCard);
