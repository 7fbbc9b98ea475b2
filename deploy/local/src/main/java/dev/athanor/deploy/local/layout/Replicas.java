package dev.athanor.deploy.local.layout;

/**
 * How many processes share the jobs of one kind.
 *
 * @param trainers of runs
 * @param dataServices of datasets
 */
public record Replicas(int trainers, int dataServices) {

    private static final int MOST_TRAINERS = 40;
    private static final int MOST_DATA_SERVICES = 10;

    public Replicas {
        require("trainers", trainers, MOST_TRAINERS);
        require("data services", dataServices, MOST_DATA_SERVICES);
    }

    private static void require(String what, int number, int most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(
                    "the number of %s is %d; allowed is 1 to %d".formatted(what, number, most));
        }
    }
}
