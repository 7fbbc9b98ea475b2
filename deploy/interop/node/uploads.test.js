// The stock tus client: an upload that is broken off in its middle goes on, and becomes a dataset.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { test } from "node:test";
import { Upload } from "tus-js-client";

const origin = process.env.ATHANOR_URL;
const endpoint = `${origin}/api/uploads`;
const text = Buffer.from(Array.from({ length: 20_000 }, (_, i) => `Line ${i % 97} of a text that is sent in pieces.\n`).join(""));
const chunkSize = 256 * 1024;

/** Sends until `enough(bytes)` says to break off, or to the end. */
function send(options, enough = () => false) {
  return new Promise((resolve, reject) => {
    const upload = new Upload(text, {
      endpoint,
      chunkSize,
      metadata: { filename: "pieces.txt" },
      onError: reject,
      onSuccess: () => resolve(upload),
      onChunkComplete: (_, bytes) => {
        if (enough(bytes)) upload.abort().then(() => resolve(upload), reject);
      },
      ...options,
    });
    upload.start();
  });
}

test("an upload that was broken off goes on where it was and becomes a dataset", async () => {
  const first = await send({}, (bytes) => bytes >= 2 * chunkSize);

  const begun = await fetch(first.url, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } });
  assert.ok(Number(begun.headers.get("upload-offset")) >= 2 * chunkSize);
  assert.ok(Number(begun.headers.get("upload-offset")) < text.length);
  await send({ uploadUrl: first.url });

  const asked = await fetch(`${origin}/api/datasets`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      name: "pieces",
      source: { kind: "upload", upload: first.url.split("/").pop() },
    }),
  });
  assert.equal(asked.status, 202, await asked.clone().text());
  const { location } = await asked.json();
  let job;
  do {
    await pause(200);
    job = await (await fetch(origin + location)).json();
  } while (!["completed", "failed"].includes(job.state));
  assert.equal(job.state, "completed", JSON.stringify(job));
});

test("an upload that is given up is gone", async () => {
  const given = await send({}, (bytes) => bytes >= chunkSize);

  await given.abort(true);

  const after = await fetch(given.url, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } });
  assert.equal(after.status, 404);
});
