package dev.athanor.deploy.local.terminal;

import java.util.Locale;

/** Numbers as people read them. */
public final class Quantities {

    private Quantities() {}

    /** Such as {@code 1:02:03} or {@code 2:03}; a dash where it is not known. */
    public static String time(double seconds) {
        if (!Double.isFinite(seconds) || seconds < 0) {
            return "-";
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? "%d:%02d".formatted(whole / 60, whole % 60)
                : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** With four digits after the point, or a dash. */
    public static String loss(double loss) {
        return Double.isNaN(loss) ? "-" : String.format(Locale.ROOT, "%.4f", loss);
    }

    /** Whole, with commas between thousands. */
    public static String count(double number) {
        return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%,.0f", number);
    }

    /** In megabytes of 2^20 bytes. */
    public static String megabytes(long bytes) {
        return Math.round(bytes / 1048576.0) + " MB";
    }
}
