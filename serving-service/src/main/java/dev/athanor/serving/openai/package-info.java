/**
 * OpenAI's HTTP API as its stock clients speak it: completions, whole or streamed as server-sent events, and the list of
 * models (<a href="https://platform.openai.com/docs/api-reference/completions">reference</a>). Requests are read field by
 * field, so that each mistake is answered with the field's name; what this server cannot do is refused, never ignored.
 */
@NullMarked
package dev.athanor.serving.openai;

import org.jspecify.annotations.NullMarked;
