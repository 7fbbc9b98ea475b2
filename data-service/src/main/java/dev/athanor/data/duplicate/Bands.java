package dev.athanor.data.duplicate;

import dev.athanor.data.measure.TextHash;

/**
 * Cuts signatures into bands: documents that agree in all rows of one band are candidates. With b bands of r rows two
 * documents of similarity s become candidates with probability 1 - (1 - s^r)^b.
 *
 * @param count of bands
 * @param rows of each
 */
record Bands(int count, int rows) {

    /** How likely documents at the very threshold are to be found; those above it are likelier. */
    private static final double LEAST_RECALL = 0.95;

    /** As few candidates as can be without missing more than one document in twenty at the threshold. */
    static Bands of(int functions, double threshold) {
        int rows = functions;
        while (rows > 1 && recall(functions / rows, rows, threshold) < LEAST_RECALL) {
            rows--;
        }
        return new Bands(functions / rows, rows);
    }

    private static double recall(int bands, int rows, double similarity) {
        return 1 - Math.pow(1 - Math.pow(similarity, rows), bands);
    }

    /** What a signature has in one band. */
    long key(int[] signature, int band) {
        long key = 0;
        for (int row = band * rows; row < (band + 1) * rows; row++) {
            key = TextHash.mixed(key * 31 + signature[row]);
        }
        return key;
    }
}
