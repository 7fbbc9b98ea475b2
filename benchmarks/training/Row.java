import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured of one configuration.
 *
 * @param configuration that all sides trained
 * @param ours median milliseconds of a step
 * @param peers the same of each peer
 * @param peak operations per second of large matrix products
 * @param java the share of our steps outside native code
 * @param version of PyTorch
 */
record Row(
        Configuration configuration,
        double ours,
        Map<Peer.Loop, Double> peers,
        double peak,
        double java,
        String version) {

    private static final String FORMAT = "%-12s %-5s %9s %9s %9s %9s %8s %7s %9s %8s %6s%n";

    /** One measurement lasts about this long, so that a scheduler's hiccup does not decide it. */
    private static final double ROUND_MILLISECONDS = 2000;

    /** Measures all sides in turns, {@code rounds} times. */
    static Row measure(Configuration configuration, String python, String script, int threads, int rounds)
            throws IOException {
        Map<Peer.Loop, Peer> peers = new EnumMap<>(Peer.Loop.class);
        try (var athanor = new Athanor(configuration)) {
            for (Peer.Loop loop : Peer.Loop.values()) {
                peers.put(loop, new Peer(python, script, loop, configuration, threads));
            }
            List<Side> sides = new ArrayList<>(List.of(athanor));
            sides.addAll(peers.values());
            double[][] times = inTurns(sides, rounds);
            Map<Peer.Loop, Double> medians = new EnumMap<>(Peer.Loop.class);
            for (Peer.Loop loop : Peer.Loop.values()) {
                medians.put(loop, median(times[1 + loop.ordinal()]));
            }
            Peer eager = peers.get(Peer.Loop.EAGER);
            return new Row(
                    configuration, median(times[0]), medians, eager.peakFlops(), athanor.shareOfJava(), eager.version());
        } finally {
            for (Peer peer : peers.values()) {
                peer.close();
            }
        }
    }

    private static double[][] inTurns(List<Side> sides, int rounds) throws IOException {
        var steps = new int[sides.size()];
        for (int side = 0; side < steps.length; side++) {
            sides.get(side).millisecondsPerStep(2); // warms up
            double milliseconds = sides.get(side).millisecondsPerStep(2);
            steps[side] = (int) Math.max(2, Math.min(400, ROUND_MILLISECONDS / milliseconds));
        }
        var times = new double[sides.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int side = 0; side < steps.length; side++) {
                times[side][round] = sides.get(side).millisecondsPerStep(steps[side]);
            }
        }
        return times;
    }

    /** How much longer the fastest peer takes. */
    double ratio() {
        return peers.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow() / ours;
    }

    static void printHeader() {
        System.out.printf(
                FORMAT,
                "model",
                "",
                "ms/step",
                "eager",
                "compile",
                "Trainer",
                "tok/s",
                "ratio",
                "GFLOP/s",
                "of peak",
                "Java");
    }

    void print() {
        double flops = configuration.flopsPerStep() / (ours / 1e3);
        System.out.printf(
                FORMAT,
                configuration.name(),
                configuration.precisionName(),
                decimals(2, ours),
                decimals(2, peers.get(Peer.Loop.EAGER)),
                decimals(2, peers.get(Peer.Loop.COMPILE)),
                decimals(2, peers.get(Peer.Loop.TRAINER)),
                decimals(0, configuration.tokensPerStep() / ours * 1e3),
                decimals(3, ratio()),
                decimals(0, flops / 1e9),
                decimals(0, 100 * flops / peak) + "%",
                decimals(1, 100 * java) + "%");
    }

    private static String decimals(int count, double value) {
        return String.format(Locale.ROOT, "%." + count + "f", value);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
