/** Numbers and times as people read them. */

const NOTHING = '–';

export function loss(value) {
  const number = asNumber(value);
  if (number === null) {
    return NOTHING;
  }
  return Number.isFinite(number) ? number.toFixed(number >= 100 ? 1 : 4) : String(number);
}

export function count(value) {
  return value === undefined || value === null ? NOTHING : Math.round(value).toLocaleString('en-US');
}

/** 12,345 → 12.3k */
export function compact(value) {
  const number = asNumber(value);
  if (number === null || !Number.isFinite(number)) {
    return number === null ? NOTHING : String(number);
  }
  if (Math.abs(number) < 1000) {
    return String(Number(number.toPrecision(3)));
  }
  return new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 }).format(number).replace('K', 'k');
}

/** A value on an axis or in a tooltip, whatever its magnitude. */
export function value(number) {
  if (!Number.isFinite(number)) {
    return String(number);
  }
  const size = Math.abs(number);
  if (size >= 10_000) {
    return compact(number);
  }
  return size !== 0 && size < 0.0001 ? String(Number(number.toPrecision(3)).toExponential()) : String(Number(number.toPrecision(5)));
}

/** 0.4213 → 42.1% */
export function percent(share) {
  return Number.isFinite(share) ? `${Number((share * 100).toPrecision(3))}%` : String(share);
}

/** A short time: 0.0123 → 12.3 ms */
export function seconds(time) {
  if (!Number.isFinite(time)) {
    return String(time);
  }
  const [size, unit] = time >= 1 ? [time, 's'] : time >= 1e-3 ? [time * 1e3, 'ms'] : [time * 1e6, 'µs'];
  return `${Number(size.toPrecision(3))} ${unit}`;
}

export function bytes(size) {
  if (size === undefined || size === null) {
    return NOTHING;
  }
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  let rest = size;
  while (rest >= 1000 && unit < units.length - 1) {
    rest /= 1000;
    unit += 1;
  }
  return `${rest.toFixed(rest < 10 && unit > 0 ? 1 : 0)} ${units[unit]}`;
}

export function duration(seconds) {
  if (seconds === undefined || seconds === null || !Number.isFinite(seconds)) {
    return NOTHING;
  }
  const whole = Math.max(0, Math.round(seconds));
  const parts = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor((whole % 86_400) / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'm'],
    [whole % 60, 's'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  return first < 0
    ? '0s'
    : parts
        .slice(first, first + 2)
        .map(([amount, unit]) => `${amount}${unit}`)
        .join(' ');
}

export function ago(time, now = Date.now()) {
  if (!time) {
    return NOTHING;
  }
  const seconds = (now - Date.parse(time)) / 1000;
  if (seconds < 5) {
    return 'just now';
  }
  if (seconds < 86_400) {
    return `${duration(seconds).split(' ')[0]} ago`;
  }
  return new Date(time).toLocaleDateString(undefined, { month: 'short', day: 'numeric' });
}

export function moment(time) {
  return time ? new Date(time).toLocaleString() : NOTHING;
}

/** How long a run has trained, or did. */
export function runtime(run, now = Date.now()) {
  if (!run.startedAt) {
    return undefined;
  }
  return ((run.endedAt ? Date.parse(run.endedAt) : now) - Date.parse(run.startedAt)) / 1000;
}

/** JSON spells what is no number as text: "NaN", "Infinity". */
export function asNumber(value) {
  return value === undefined || value === null ? null : Number(value);
}
