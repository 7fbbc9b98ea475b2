/**
 * What the engines do, as Prometheus reads it, under the names that dashboards for vLLM know ({@code vllm:num_requests_running},
 * {@code vllm:time_to_first_token_seconds} and so on).
 */
@NullMarked
package dev.athanor.serving.metrics;

import org.jspecify.annotations.NullMarked;
