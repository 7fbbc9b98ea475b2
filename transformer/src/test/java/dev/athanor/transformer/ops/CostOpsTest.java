package dev.athanor.transformer.ops;

import static dev.athanor.transformer.ops.Linear.Orientation.INPUT_MAJOR;
import static dev.athanor.transformer.ops.Linear.Orientation.OUTPUT_MAJOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostOpsTest {

    private final CostOps ops = new CostOps(2, 3, 1);
    private final Parameter table = parameter("table", 5, 4);

    @Test
    void linearLayerCostsTwoOperationsPerWeightAndToken() {
        var layer = new Linear(parameter("weight", 4, 7), parameter("bias", 7), INPUT_MAJOR);

        CostOps.Shape result = ops.linear(layer, ops.embedding(table, ops.tokens()));

        assertThat(result).isEqualTo(new CostOps.Shape(2, 3, 7));
        assertThat(ops.cost().parameters()).isEqualTo(20 + 28 + 7);
        assertThat(ops.cost().forwardFlops()).isEqualTo(6 * 2 * 4 * 7);
        assertThat(ops.cost().kept()).isEqualTo(new Kept(6 * 4, 6 * 7, 0));
        assertThat(ops.cost().tokens()).isEqualTo(6);
    }

    @Test
    void whatFollowsTheChoiceOfLabelledPlacesIsComputedForThemAlone() {
        var few = new CostOps(2, 10, 0.3);
        var layer = new Linear(parameter("weight", 4, 5), null, INPUT_MAJOR);

        few.linear(layer, few.labelled(few.tokens().withWidth(4)));

        assertThat(few.cost().forwardFlops()).isEqualTo(2L * 2 * 3 * 4 * 5);
        assertThat(few.cost().tokens()).isEqualTo(20);
    }

    @Test
    void tableThatIsUsedTwiceIsCountedOnce() {
        ops.linear(new Linear(table, null, OUTPUT_MAJOR), ops.embedding(table, ops.tokens()));

        assertThat(ops.cost().parameters()).isEqualTo(20);
    }

    @Test
    void recomputedBlocksKeepWhatGoesIntoThemAndOneOfThemWhole() {
        var layer = new Linear(parameter("weight", 4, 4), null, Linear.Orientation.INPUT_MAJOR);
        CostOps.Shape x = ops.embedding(table, ops.tokens());
        for (int block = 0; block < 3; block++) {
            x = ops.block(block, x, input -> ops.add(input, ops.activate(Activation.RELU, ops.linear(layer, input))));
        }

        assertThat(ops.cost().kept()).isEqualTo(new Kept(4 * 24, 3 * 24, 0));
        assertThat(ops.cost().keptIfBlocksAreRecomputed()).isEqualTo(new Kept((1 + 1 + 3) * 24, 24, 0));
    }

    @Test
    void layersThatDoNotFitAreNamed() {
        var layer = new Linear(parameter("h.0.mlp.weight", 8, 8), null, INPUT_MAJOR);
        CostOps.Shape x = ops.embedding(table, ops.tokens());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ops.linear(layer, x))
                .withMessage("h.0.mlp.weight takes a width of 8, not 4");
    }

    @Test
    void sumsOfDifferentWidthsAreRefused() {
        CostOps.Shape x = ops.embedding(table, ops.tokens());
        CostOps.Shape wide = ops.linear(new Linear(parameter("weight", 4, 7), null, INPUT_MAJOR), x);

        assertThatIllegalArgumentException().isThrownBy(() -> ops.add(x, wide)).withMessageContaining("cannot add");
    }

    @Test
    void attentionCostsAProductForScoresAndOneForTheirUseWhateverHeadsShare() {
        Attention shared = Attention.scaled(Attention.Reach.CAUSAL, 0, 4, 2, 8, 0);
        var queries = new CostOps.Shape(2, 3, 32);
        var keys = new CostOps.Shape(2, 3, 16);

        CostOps.Shape result = ops.attention(shared, queries, keys, keys, null);

        assertThat(result).isEqualTo(queries);
        assertThat(ops.cost().forwardFlops()).isEqualTo(2 * 2 * 2 * 3 * 3 * 32);
    }

    @Test
    void attentionWhoseKeysAreOfAnotherLengthMustCross() {
        Attention own = Attention.scaled(Attention.Reach.BIDIRECTIONAL, 7, 4, 4, 8, 0);
        var queries = new CostOps.Shape(2, 3, 32);
        var keys = new CostOps.Shape(2, 5, 32);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ops.attention(own, queries, keys, keys, null))
                .withMessageStartingWith("layer 7 cannot attend");
    }

    private static Parameter parameter(String name, Integer... shape) {
        return new Parameter(name, List.of(shape), Initialisation.ZEROS);
    }
}
