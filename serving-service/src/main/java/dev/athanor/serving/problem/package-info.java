/**
 * What the deployments' API answers when it refuses: RFC 9457 problem details, each with a sentence that says what to do.
 * OpenAI's paths have errors of their own.
 */
@NullMarked
package dev.athanor.serving.problem;

import org.jspecify.annotations.NullMarked;
