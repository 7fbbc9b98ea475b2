package dev.athanor.trainer.curriculum;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The windows in groups of neighbours in the order of difficulty, all of about the same size. What the model itself finds
 * difficult is measured for groups, as nobody could measure it for every window, and moves them as wholes.
 *
 * @param windows how many there are
 * @param count of the groups
 */
record Groups(long windows, int count) {

    /** As many as are wanted, where there are so many windows. */
    static Groups of(long windows, int wanted) {
        return new Groups(windows, (int) Math.min(windows, wanted));
    }

    /** The first rank of a group. */
    long first(int group) {
        return Math.multiplyExact(windows, group) / count;
    }

    long size(int group) {
        return first(group + 1) - first(group);
    }

    /**
     * The groups from the easiest to the most difficult.
     *
     * @param losses of the groups, in nats per token
     * @param weight of the losses against the order that was measured on the text, from 0 to 1
     */
    List<Integer> order(List<Double> losses, double weight) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(group -> difficulty(group, losses, weight)))
                .toList();
    }

    private double difficulty(int group, List<Double> losses, double weight) {
        double place = count == 1 ? 0 : (double) group / (count - 1);
        return (1 - weight) * place + weight * scaled(losses, group);
    }

    /** From 0, the least loss, to 1. */
    private static double scaled(List<Double> losses, int group) {
        double least = losses.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double greatest = losses.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return greatest > least ? (losses.get(group) - least) / (greatest - least) : 0;
    }

    /**
     * The rank in the order of the text of a rank in an order of groups.
     *
     * @param order all groups in any order, or none where they stand as the text has them
     */
    long rank(List<Integer> order, long rank) {
        if (order.isEmpty()) {
            return rank;
        }
        long rest = rank;
        for (int group : order) {
            if (rest < size(group)) {
                return first(group) + rest;
            }
            rest -= size(group);
        }
        throw new IndexOutOfBoundsException("there is no rank %d among %d windows".formatted(rank, windows));
    }
}
