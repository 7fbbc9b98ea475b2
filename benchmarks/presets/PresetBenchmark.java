import dev.athanor.transformer.torch.Libtorch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says how long runs of the presets last: a minute, ten and an hour on two cores is what they are meant to. */
final class PresetBenchmark {

    private static final int CHARACTERS = 128;
    private static final int WORD_PIECES = 4096;

    private PresetBenchmark() {}

    public static void main(String[] names) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        Libtorch.setThreads(threads);
        System.out.printf("%d threads, libtorch %s%n", threads, Libtorch.version());
        System.out.printf("%-8s %-9s %6s %10s %15s %12s%n", "preset", "precision", "steps", "ms/step", "ms/evaluation", "minutes");
        List<String> totals = new ArrayList<>();
        for (Preset preset : List.of(
                Preset.of("tiny", CHARACTERS), Preset.of("small", CHARACTERS), Preset.of("medium", WORD_PIECES))) {
            if (names.length == 0 || List.of(names).contains(preset.name())) {
                totals.add("%s=%.0fs".formatted(preset.name(), measured(preset)));
            }
        }
        System.out.println("bench presets: " + String.join(" ", totals));
    }

    private static double measured(Preset preset) throws IOException {
        Preset.Pace pace = preset.pace();
        double seconds = pace.secondsOf(preset);
        System.out.printf(
                Locale.ROOT,
                "%-8s %-9s %6d %10.1f %15.1f %12.1f%n",
                preset.name(),
                preset.precision().name().toLowerCase(Locale.ROOT),
                preset.configuration().training().steps(),
                pace.step() * 1e3,
                pace.evaluation() * 1e3,
                seconds / 60);
        return seconds;
    }
}
