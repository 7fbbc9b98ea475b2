import { asNumber } from './format.js';

/** The curves of a run, by name; each is a list of [step, value] with rising steps. */
const MOST = 4000;

export class Curves {
  constructor(series = []) {
    this.byName = new Map(
      series.map(({ name, steps, values }) => [name, steps.map((step, i) => [step, asNumber(values[i])])]),
    );
  }

  get(name) {
    return this.byName.get(name) ?? [];
  }

  has(name) {
    return this.get(name).length > 0;
  }

  /**
   * Takes points in as they come. A newer attempt may say a step again: its word replaces the older one.
   *
   * @return false if they are so many by now that the server should thin them
   */
  add(points) {
    for (const { name, step, value } of points) {
      const curve = this.byName.get(name) ?? [];
      let place = curve.length;
      while (place > 0 && curve[place - 1][0] >= step) {
        place -= 1;
      }
      const isKnown = place < curve.length && curve[place][0] === step;
      curve.splice(place, isKnown ? 1 : 0, [step, asNumber(value)]);
      this.byName.set(name, curve);
    }
    return [...this.byName.values()].every((curve) => curve.length < MOST);
  }

  /** A new attempt goes on at a step: what an older one said of later steps is void. */
  rewind(step) {
    for (const [name, curve] of this.byName) {
      this.byName.set(
        name,
        curve.filter(([at]) => at <= step),
      );
    }
  }
}

/** Exponential moving average with the bias of its start taken out; weight 0 leaves the curve as it is. */
export function smooth(curve, weight) {
  if (weight <= 0) {
    return curve;
  }
  let mean = 0;
  let mass = 0;
  return curve.map(([step, value]) => {
    if (Number.isFinite(value)) {
      mean = mean * weight + value * (1 - weight);
      mass = mass * weight + (1 - weight);
    }
    return [step, mass > 0 ? mean / mass : value];
  });
}
