package dev.athanor.trainer.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks NVIDIA's driver through its command line, which is there wherever the driver is. */
final class NvidiaSmi {

    private static final Logger LOG = LoggerFactory.getLogger(NvidiaSmi.class);
    private static final long PATIENCE_SECONDS = 3;
    private static final double MEBIBYTE = 1 << 20;

    private static final String USAGE = "--query-gpu=utilization.gpu,memory.used";
    private static final String CARD = "--query-gpu=compute_cap,memory.total";

    private final String command;
    private boolean isAbsent;

    /** Of all GPUs together: mean utilization from 0 to 1, and memory in use. */
    record Usage(double utilization, double memoryBytes) {}

    NvidiaSmi(String command) {
        this.command = command;
    }

    /** Nothing without a driver or a GPU, and nothing while the driver does not answer. */
    synchronized Optional<Usage> usage() {
        if (isAbsent) {
            return Optional.empty();
        }
        try {
            return parse(ask(USAGE));
        } catch (IOException noCommand) {
            LOG.debug("no GPUs are watched: {}", noCommand.getMessage());
            isAbsent = true;
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Nothing without a driver or without such a GPU. */
    synchronized Optional<GraphicsProcessor> card(int index) {
        try {
            return parseCard(ask(CARD, "--id=" + index));
        } catch (IOException noCommand) {
            LOG.debug("no GPU is known: {}", noCommand.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private List<String> ask(String... query) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(query));
        line.add("--format=csv,noheader,nounits");
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return List.of();
        }
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            return process.exitValue() == 0 ? output.lines().toList() : List.of();
        }
    }

    /** A line a GPU, such as {@code 37, 2048}: percent and MiB. What it does not know it writes in brackets. */
    static Optional<Usage> parse(List<String> lines) {
        List<double[]> gpus = lines.stream()
                .map(line -> line.split(",", -1))
                .filter(fields -> fields.length == 2 && isNumber(fields[0]) && isNumber(fields[1]))
                .map(fields -> new double[] {Double.parseDouble(fields[0]), Double.parseDouble(fields[1])})
                .toList();
        return gpus.isEmpty()
                ? Optional.empty()
                : Optional.of(new Usage(
                        gpus.stream().mapToDouble(gpu -> gpu[0] / 100).average().orElseThrow(),
                        gpus.stream().mapToDouble(gpu -> gpu[1] * MEBIBYTE).sum()));
    }

    /** One line, such as {@code 9.0, 81559}: the capability and MiB. */
    static Optional<GraphicsProcessor> parseCard(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(",", -1))
                .filter(fields -> fields.length == 2 && isNumber(fields[0]) && isNumber(fields[1]))
                .map(fields -> new GraphicsProcessor(
                        Double.parseDouble(fields[0]), (long) (Double.parseDouble(fields[1]) * MEBIBYTE)))
                .findFirst();
    }

    private static boolean isNumber(String field) {
        return field.strip().matches("\\d+(\\.\\d+)?");
    }
}
