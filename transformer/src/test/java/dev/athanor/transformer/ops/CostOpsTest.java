package dev.athanor.transformer.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostOpsTest {

    private final CostOps ops = new CostOps(2, 3);
    private final Parameter table = parameter("table", 5, 4);

    @Test
    void linearLayerCostsTwoOperationsPerWeightAndToken() {
        var layer = new Linear(parameter("weight", 4, 7), parameter("bias", 7));

        CostOps.Shape result = ops.linear(layer, ops.embedding(table, ops.tokens()));

        assertThat(result).isEqualTo(new CostOps.Shape(2, 3, 7));
        assertThat(ops.cost()).isEqualTo(new Cost(20 + 28 + 7, 6 * 2 * 4 * 7, 4 * 6 * (4 + 7), 6));
    }

    @Test
    void tableThatIsUsedTwiceIsCountedOnce() {
        ops.tiedProjection(table, ops.embedding(table, ops.tokens()));

        assertThat(ops.cost().parameters()).isEqualTo(20);
    }

    @Test
    void layersThatDoNotFitAreNamed() {
        var layer = new Linear(parameter("h.0.mlp.weight", 8, 8), null);
        CostOps.Shape x = ops.embedding(table, ops.tokens());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ops.linear(layer, x))
                .withMessage("h.0.mlp.weight takes a width of 8, not 4");
    }

    @Test
    void sumsOfDifferentWidthsAreRefused() {
        CostOps.Shape x = ops.embedding(table, ops.tokens());
        CostOps.Shape wide = ops.linear(new Linear(parameter("weight", 4, 7), null), x);

        assertThatIllegalArgumentException().isThrownBy(() -> ops.add(x, wide)).withMessageContaining("cannot add");
    }

    private static Parameter parameter(String name, Integer... shape) {
        return new Parameter(name, List.of(shape), Initialisation.ZEROS);
    }
}
