package dev.athanor.contracts.config;

import java.util.List;

/**
 * Low-rank adapters, see <a href="https://arxiv.org/abs/2106.09685">Hu et al., 2021</a>. Where there are any, nothing else is
 * trained; exports have them merged into the weights.
 *
 * @param rank width between an adapter's two matrices; 0 for no adapters
 * @param alpha an adapter's result is multiplied by alpha / rank
 * @param dropout probability on what goes into an adapter, in training
 * @param targets last names of the linear layers that have one, separated by commas
 */
public record AdapterConfiguration(
        @Setting(
                value =
                        "Rank of low-rank adapters (LoRA), beside which nothing else is trained; 0 trains the model itself.",
                fallback = "0")
        @Limits(atLeast = 0, atMost = 4096)
        int rank,

        @Setting(value = "An adapter's result is multiplied by alpha / rank.", fallback = "16")
        @Limits(above = 0, atMost = 1e6)
        double alpha,

        @Setting(value = "Probability of dropout on what goes into an adapter, in training.", fallback = "0")
        @Limits(atLeast = 0, below = 1)
        double dropout,

        @Setting(
                value =
                        "Last names of the linear layers that have an adapter, separated by commas: for gpt2 c_attn, c_proj, "
                                + "c_fc, for llama q_proj, k_proj, v_proj, o_proj, ..., for bert query, key, value, dense, for t5 q, k, v, "
                                + "o, wi, wo. auto takes those that PEFT takes: c_attn; q_proj, v_proj; query, value; q, v.",
                fallback = "auto")
        @Matches(value = "\\s*\\w+(\\s*,\\s*\\w+)*\\s*", meaning = "names such as c_attn, c_proj")
        String targets) {

    private static final String AUTO = "auto";

    public AdapterConfiguration {
        Inspection.require(AdapterConfiguration.class, rank, alpha, dropout, targets);
    }

    /** Whether there are any. */
    public boolean arePresent() {
        return rank > 0;
    }

    /** {@link #targets}, one by one; none where the model's usual ones are meant. */
    public List<String> targetNames() {
        return targets.strip().equals(AUTO)
                ? List.of()
                : List.of(targets.strip().split("\\s*,\\s*", -1));
    }
}
