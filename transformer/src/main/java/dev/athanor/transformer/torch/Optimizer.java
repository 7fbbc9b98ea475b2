package dev.athanor.transformer.torch;

/** How gradients change weights. The learning rate is an argument of every step. */
public sealed interface Optimizer {

    /** Pulls weights of two or more dimensions towards zero; 0 does not. */
    double weightDecay();

    /** How many tensors it keeps for every weight. */
    int moments();

    /**
     * Adam with decay decoupled from the gradient (<a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter,
     * 2019</a>).
     *
     * @param beta1 decay of the first moment, in {@code [0, 1)}
     * @param beta2 decay of the second moment, in {@code [0, 1)}
     * @param epsilon added to the denominator, positive
     * @param weightDecay decoupled from the gradient
     */
    record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
        public AdamW {
            requireShare("beta1", beta1);
            requireShare("beta2", beta2);
            requirePositive("epsilon", epsilon);
            requireNotNegative("weightDecay", weightDecay);
        }

        @Override
        public int moments() {
            return 2;
        }
    }

    /**
     * Adam (<a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, 2015</a>), whose decay is part of the gradient.
     *
     * @param beta1 decay of the first moment, in {@code [0, 1)}
     * @param beta2 decay of the second moment, in {@code [0, 1)}
     * @param epsilon added to the denominator, positive
     * @param weightDecay added to the gradient, times the weight
     */
    record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
        public Adam {
            requireShare("beta1", beta1);
            requireShare("beta2", beta2);
            requirePositive("epsilon", epsilon);
            requireNotNegative("weightDecay", weightDecay);
        }

        @Override
        public int moments() {
            return 2;
        }
    }

    /**
     * Stochastic gradient descent with momentum, {@code v = momentum * v + g}, as PyTorch's.
     *
     * @param momentum in {@code [0, 1)}; 0 keeps none
     * @param nesterov whether the step looks ahead (<a href="https://proceedings.mlr.press/v28/sutskever13.html">Sutskever
     *     et al., 2013</a>); needs momentum
     * @param weightDecay added to the gradient, times the weight
     */
    record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {
        public Sgd {
            requireShare("momentum", momentum);
            requireNotNegative("weightDecay", weightDecay);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("nesterov needs a momentum");
            }
        }

        @Override
        public int moments() {
            return momentum == 0 ? 0 : 1;
        }
    }

    /**
     * The sign of an interpolated momentum (<a href="https://arxiv.org/abs/2302.06675">Chen et al., 2023</a>). Its steps are
     * larger than Adam's: a third to a tenth of the learning rate and as much more decay are usual.
     *
     * @param beta1 share of the momentum in the step, in {@code [0, 1)}
     * @param beta2 decay of the momentum, in {@code [0, 1)}
     * @param weightDecay decoupled from the gradient
     */
    record Lion(double beta1, double beta2, double weightDecay) implements Optimizer {
        public Lion {
            requireShare("beta1", beta1);
            requireShare("beta2", beta2);
            requireNotNegative("weightDecay", weightDecay);
        }

        @Override
        public int moments() {
            return 1;
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1), not " + value);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }

    private static void requireNotNegative(String name, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
    }
}
