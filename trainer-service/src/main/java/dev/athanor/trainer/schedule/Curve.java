package dev.athanor.trainer.schedule;

import dev.athanor.contracts.config.ScheduleConfiguration;
import dev.athanor.contracts.config.ScheduleConfiguration.Decay.Shape;

/** What a learning rate does after its warm-up, in closed form. */
public sealed interface Curve {

    /** The rate at a position after the warm-up. */
    double at(Position position);

    /**
     * The rate at a step of the warm-up: nanoGPT's line, on which no step has the rate 0 and the first step after the
     * warm-up has the peak.
     */
    default double rising(long step, long warmup, double peak) {
        return peak * (step + 1) / (warmup + 1);
    }

    /** The curve that a configuration asks for. */
    static Curve of(ScheduleConfiguration schedule) {
        return switch (schedule.kind()) {
            case COSINE -> new Cosine();
            case LINEAR -> new Linear();
            case CONSTANT -> new Constant();
            case COSINE_WITH_RESTARTS ->
                new Restarts(schedule.restarts().cycles(), schedule.restarts().growth());
            case POLYNOMIAL -> new Polynomial(schedule.polynomial().power());
            case ONE_CYCLE -> new OneCycle(schedule.oneCycle().initialShare());
            case STEP -> new Stairs(schedule.drops().every(), schedule.drops().factor());
            case INVERSE_SQUARE_ROOT -> new InverseSquareRoot();
            case WARMUP_STABLE_DECAY ->
                new StableDecay(schedule.decay().share(), schedule.decay().shape());
            case REDUCE_ON_PLATEAU -> new OnPlateau(schedule.plateau().factor());
        };
    }

    /** From 1 to 0 along half a cosine. */
    private static double halfCosine(double progress) {
        return 0.5 * (1 + Math.cos(Math.PI * progress));
    }

    /** The peak throughout. */
    record Constant() implements Curve {
        @Override
        public double at(Position position) {
            return position.peak();
        }
    }

    /** A straight line. */
    record Linear() implements Curve {
        @Override
        public double at(Position position) {
            return position.peak() + (position.minimum() - position.peak()) * position.progress();
        }
    }

    /** Half a cosine, see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter, 2017</a>. */
    record Cosine() implements Curve {
        @Override
        public double at(Position position) {
            return position.atHeight(halfCosine(position.progress()));
        }
    }

    /**
     * Halves of a cosine, one after the other, from the same paper.
     *
     * @param cycles how many
     * @param growth length of a cycle in lengths of the one before
     */
    record Restarts(int cycles, double growth) implements Curve {

        /** Steps by which a sum of lengths may miss the whole step that it stands for. */
        private static final double ROUNDING = 1e-6;

        @Override
        public double at(Position position) {
            double length = firstLength(position.length());
            double start = 0;
            for (int cycle = 1; cycle < cycles && position.sinceWarmup() + ROUNDING >= start + length; cycle++) {
                start += length;
                length *= growth;
            }
            double progress = length <= 0 ? 0 : (position.sinceWarmup() - start) / length;
            return position.atHeight(halfCosine(Math.clamp(progress, 0, 1)));
        }

        /** A geometric series of which all cycles are the sum. */
        private double firstLength(long all) {
            return growth == 1 ? (double) all / cycles : all * (growth - 1) / (Math.pow(growth, cycles) - 1);
        }
    }

    /**
     * A power of the share that is left.
     *
     * @param power 1 is a straight line
     */
    record Polynomial(double power) implements Curve {
        @Override
        public double at(Position position) {
            return position.atHeight(Math.pow(1 - position.progress(), power));
        }
    }

    /**
     * Up and down along cosines, see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin, 2018</a>.
     *
     * @param initialShare of the peak, at the first step
     */
    record OneCycle(double initialShare) implements Curve {
        @Override
        public double at(Position position) {
            return position.atHeight(halfCosine(position.progress()));
        }

        @Override
        public double rising(long step, long warmup, double peak) {
            double initial = peak * initialShare;
            return peak + (initial - peak) * halfCosine((double) step / warmup);
        }
    }

    /**
     * Stairs.
     *
     * @param every steps of a stair
     * @param factor between two stairs
     */
    record Stairs(long every, double factor) implements Curve {
        @Override
        public double at(Position position) {
            return position.share(Math.pow(factor, (double) Math.floorDiv(position.sinceWarmup(), every)));
        }
    }

    /** One over the square root of the step, see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., 2017</a>. */
    record InverseSquareRoot() implements Curve {
        @Override
        public double at(Position position) {
            return position.share(Math.sqrt((position.warmup() + 1.0) / (position.step() + 1.0)));
        }
    }

    /**
     * The peak, and down only at the end, see <a href="https://arxiv.org/abs/2405.18392">Hägele et al., 2024</a>.
     *
     * @param share of the steps in which it falls
     * @param shape of the fall
     */
    record StableDecay(double share, Shape shape) implements Curve {
        @Override
        public double at(Position position) {
            long decay = Math.min(position.length(), Math.round(share * (position.last() + 1)));
            long begin = position.last() - decay;
            return position.step() <= begin || decay <= 0
                    ? position.peak()
                    : position.atHeight(height((double) (position.step() - begin) / decay));
        }

        private double height(double progress) {
            return switch (shape) {
                case LINEAR -> 1 - progress;
                case COSINE -> halfCosine(progress);
                case SQUARE_ROOT -> 1 - Math.sqrt(progress);
            };
        }
    }

    /**
     * Down at each plateau of the validation loss; {@link PlateauRule} says when.
     *
     * @param factor of a reduction
     */
    record OnPlateau(double factor) implements Curve {
        @Override
        public double at(Position position) {
            return position.share(Math.pow(factor, position.reductions()));
        }
    }
}
