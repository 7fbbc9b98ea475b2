package dev.athanor.contracts.config;

/**
 * Texts that the model writes while it is trained, after each evaluation.
 *
 * @param count of texts; 0 writes none
 * @param tokens of each, at most
 * @param prompt that each goes on from
 * @param temperature of the draw; 0 takes the likeliest token each time
 */
public record SampleConfiguration(
        @Setting(value = "Texts that the model writes after each evaluation; 0 writes none.", fallback = "0")
        @Limits(atLeast = 0, atMost = 16)
        @OnlyIf(
                key = "model.architecture",
                is = {"gpt2", "llama"})
        int count,

        @Setting(value = "Tokens of each text.", fallback = "200") @Limits(atLeast = 1, atMost = 4096)
        int tokens,

        @Setting(value = "What each text goes on from.", fallback = "\n")
        @Matches(value = "[\\s\\S]{1,1000}", meaning = "a text of 1 to 1000 characters")
        String prompt,

        @Setting(value = "Temperature of the draw; 0 takes the likeliest token each time.", fallback = "0.8")
        @Limits(atLeast = 0, atMost = 10)
        double temperature) {

    public SampleConfiguration {
        Inspection.require(SampleConfiguration.class, count, tokens, prompt, temperature);
    }
}
