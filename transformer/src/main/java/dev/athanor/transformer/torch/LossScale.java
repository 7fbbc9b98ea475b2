package dev.athanor.transformer.torch;

import dev.athanor.transformer.torch.archive.Attribute;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.ScalarType;
import java.util.List;
import java.util.Map;

/**
 * The factor that keeps fp16 gradients from vanishing (<a href="https://arxiv.org/abs/1710.03740">Micikevicius et al.,
 * 2018</a>): halved whenever a gradient overflows, doubled after enough steps without. Part of the program's state, so that
 * a resumed run goes on with it.
 */
final class LossScale {

    /** Where it begins; the first steps of a run find out what the model bears. */
    static final float INITIAL = 0x1p16f;

    private static final int STEPS_UNTIL_IT_GROWS = 2000;

    private static final String SCALE = "loss_scale";
    private static final String FINITE_STEPS = "finite_steps";

    /** The program's attributes, in the order of {@link #writeTo}. */
    static final String DECLARATIONS = "  %s : Tensor\n  %s : Tensor\n".formatted(SCALE, FINITE_STEPS);

    /** The lines that add them to the list of the program's tensors. */
    static final String STATE = """
                torch.append(tensors, self.%s)
                torch.append(tensors, self.%s)
            """.formatted(SCALE, FINITE_STEPS);

    /** The method that follows every step. */
    static final String ADAPT = """
              def adapt(self: __torch__.Program, finite: bool) -> NoneType:
                if finite:
                  torch.add_(self.finite_steps, 1)
                  if torch.eq(int(self.finite_steps), %d):
                    torch.mul_(self.loss_scale, 2.)
                    torch.zero_(self.finite_steps)
                else:
                  torch.mul_(self.loss_scale, 0.5)
                  torch.zero_(self.finite_steps)
                return None
            """.formatted(STEPS_UNTIL_IT_GROWS);

    private LossScale() {}

    /** A loss as its gradient is to be taken. */
    static String scaled(Precision precision, String loss) {
        return switch (precision) {
            case FP32, BF16 -> loss;
            case FP16 -> "torch.mul(%s, self.%s)".formatted(loss, SCALE);
        };
    }

    static void writeTo(Map<String, Attribute> attributes) {
        attributes.put(SCALE, new Tensor(SCALE, ScalarType.FLOAT32, List.of(), false));
        attributes.put(FINITE_STEPS, new Tensor(FINITE_STEPS, ScalarType.FLOAT32, List.of(), false));
    }

    /** Whether a tensor is the scale, whose first value is {@link #INITIAL}. */
    static boolean isScale(Tensor tensor) {
        return tensor.key().equals(SCALE);
    }
}
