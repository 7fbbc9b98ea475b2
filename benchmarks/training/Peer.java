import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** PyTorch in a process of its own, which waits while others are measured. */
final class Peer implements Side {

    /** How its users train. */
    enum Loop {
        EAGER,
        COMPILE,
        TRAINER;

        String option() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;
    private final String version;

    Peer(String python, String script, Loop loop, Configuration configuration, int threads) throws IOException {
        process = new ProcessBuilder(command(python, script, loop, configuration, threads))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        commands = process.outputWriter();
        answers = process.inputReader();
        version = answer();
    }

    private static List<String> command(
            String python, String script, Loop loop, Configuration configuration, int threads) {
        return List.of(
                python,
                script,
                "--loop=" + loop.option(),
                "--architecture=" + configuration.architecture(),
                "--layers=" + configuration.layers(),
                "--heads=" + configuration.heads(),
                "--hidden=" + configuration.hiddenSize(),
                "--batch=" + configuration.batch(),
                "--context=" + configuration.contextLength(),
                "--vocabulary=" + configuration.vocabularySize(),
                "--precision=" + configuration.precisionName(),
                "--threads=" + threads);
    }

    /** PyTorch's version. */
    String version() {
        return version;
    }

    /** What this machine reaches at most: operations per second of large matrix products in the model's precision. */
    double peakFlops() throws IOException {
        return number("peak");
    }

    @Override
    public double millisecondsPerStep(int steps) throws IOException {
        return number(Integer.toString(steps)) * 1e3 / steps;
    }

    private double number(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
        return Double.parseDouble(answer());
    }

    private String answer() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the peer ended");
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        commands.close();
        process.onExit().join();
    }
}
