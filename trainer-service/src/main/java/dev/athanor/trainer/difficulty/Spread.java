package dev.athanor.trainer.difficulty;

/** Mean and standard deviation of values that come one by one, by Welford's recurrence. */
final class Spread {

    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double distance = value - mean;
        mean += distance / count;
        squares += distance * (value - mean);
    }

    /** How many standard deviations a value is above the mean; 0 where all values are equal. */
    double standardize(double value) {
        double deviation = Math.sqrt(squares / count);
        return deviation == 0 ? 0 : (value - mean) / deviation;
    }
}
