// The stock OpenAI client for Node against the endpoint.
import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI from "openai";

const client = new OpenAI({ baseURL: `${process.env.ATHANOR_URL}/v1`, apiKey: "unused", maxRetries: 0 });
const model = process.env.ATHANOR_MODEL;

test("streamed text equals the text in one piece", async () => {
  const request = { model, prompt: "The ", max_tokens: 40, temperature: 0 };

  const whole = await client.completions.create(request);
  let text = "";
  for await (const piece of await client.completions.create({ ...request, stream: true })) {
    text += piece.choices[0]?.text ?? "";
  }

  assert.equal(text, whole.choices[0].text);
  assert.equal(whole.usage.completion_tokens, 40);
});

test("an unknown model is a 404 that names it", async () => {
  await assert.rejects(client.completions.create({ model: "no-such-model", prompt: "x" }), (error) => {
    assert.equal(error.status, 404);
    assert.match(error.message, /no-such-model/);
    return true;
  });
});
