/** The tracker's REST API. Paths are relative to the origin: a gateway puts all services on one. */

export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `The request failed with status ${status}.`);
    this.status = status;
    this.title = body.title;
  }
}

export async function get(path) {
  return answer(await fetch(path, { headers: { Accept: 'application/json' } }));
}

export async function post(path) {
  return answer(await fetch(path, { method: 'POST', headers: { Accept: 'application/json' } }));
}

async function answer(response) {
  if (!response.ok) {
    throw new Problem(response.status, await response.json().catch(() => ({})));
  }
  return response.json();
}

export function listRuns({ name, states, cursor } = {}) {
  const query = new URLSearchParams();
  if (name) {
    query.set('name', name);
  }
  if (states?.length) {
    query.set('state', states.join(','));
  }
  if (cursor) {
    query.set('cursor', cursor);
  }
  return get(`/api/runs?${query}`);
}

export const getRun = (id) => get(`/api/runs/${encodeURIComponent(id)}`);

export const getCurves = (id, { points = 1000, names = [] } = {}) =>
  get(`/api/runs/${encodeURIComponent(id)}/metrics?points=${points}&names=${encodeURIComponent(names.join(','))}`);

export const compareRuns = (ids) => get(`/api/runs/compare?ids=${encodeURIComponent(ids.join(','))}`);

export const stopRun = (id) => post(`/api/runs/${encodeURIComponent(id)}/stop`);

export const saveRun = (id) => post(`/api/runs/${encodeURIComponent(id)}/save`);

export const listDatasets = () => get('/api/datasets');

export const getDataset = (name) => get(`/api/datasets/${encodeURIComponent(name)}`);

export const getReport = (name, version) =>
  get(`/api/datasets/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}/report`);
