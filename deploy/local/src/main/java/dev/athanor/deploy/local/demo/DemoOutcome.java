package dev.athanor.deploy.local.demo;

import java.util.Locale;

/**
 * What a demo measured.
 *
 * @param validationLoss of the finished model, nats per token
 * @param tokensPerSecond training throughput
 * @param generatedTokens through the endpoint
 * @param seconds of the whole road
 */
public record DemoOutcome(double validationLoss, double tokensPerSecond, int generatedTokens, double seconds) {

    /** The demo's last line, for programs. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "demo: ok val_loss=%.4f train_tokens_per_second=%.0f generated_tokens=%d seconds=%.1f",
                validationLoss,
                tokensPerSecond,
                generatedTokens,
                seconds);
    }
}
