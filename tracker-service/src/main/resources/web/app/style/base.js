import { css } from 'lit';

/** What every component looks like: type, links, focus, panels, tables, buttons. */
export const base = css`
  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  a {
    color: inherit;
    text-decoration-color: var(--line);
    text-underline-offset: 3px;
  }

  a:hover {
    color: var(--accent);
    text-decoration-color: currentColor;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: 4px;
  }

  h1,
  h2,
  h3 {
    margin: 0;
    font-weight: 620;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }

  h2 {
    font-size: 0.95rem;
  }

  .muted {
    color: var(--muted);
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  .mono {
    font-family: var(--mono);
    font-size: 0.86em;
  }

  .panel {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 12px;
    box-shadow: var(--shadow);
    padding: 16px 18px;
  }

  .panel > h2 {
    margin-bottom: 10px;
  }

  button,
  .button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 34px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-size: 0.9rem;
    text-decoration: none;
    cursor: pointer;
  }

  button:hover,
  .button:hover {
    background: var(--raised);
    color: var(--ink);
  }

  button:disabled {
    color: var(--faint);
    cursor: default;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
