package dev.athanor.trainer.observation;

import dev.athanor.contracts.address.RunAddress;
import dev.athanor.trainer.record.RunRecords;
import dev.athanor.trainer.report.RunReport;
import dev.athanor.transformer.observation.Distribution;
import dev.athanor.transformer.observation.ObservedParameter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what was seen to the report: norms as metrics, histograms and profiles to the run's records. */
public final class ObservationReport implements Observer {

    private static final Logger LOG = LoggerFactory.getLogger(ObservationReport.class);

    private final RunAddress run;
    private final RunReport report;

    public ObservationReport(RunAddress run, RunReport report) {
        this.run = run;
        this.report = report;
    }

    @Override
    public void measured(long step, List<ObservedParameter> parameters) {
        Layers.metrics(parameters).forEach((name, value) -> report.measured(name, step, value));
    }

    @Override
    public void spread(long step, List<ObservedParameter> parameters) {
        report.recorded(records -> {
            Map<String, Distribution> distributions = new HashMap<>();
            parameters.forEach(parameter -> {
                distributions.put("weights/" + parameter.name(), parameter.weights());
                distributions.put("gradients/" + parameter.name(), parameter.gradient());
            });
            records.spread(step, distributions);
            records.left(run.histograms(step), HistogramFile.of(step, parameters));
        });
    }

    @Override
    public void profiled(long step, Path trace) {
        report.recorded(records -> leave(records, step, trace));
    }

    /** A profile that cannot be read is no reason to stop the training. */
    private void leave(RunRecords records, long step, Path trace) {
        try {
            byte[] content = Files.readAllBytes(trace);
            Files.delete(trace);
            records.left(run.trace(step), content);
            records.left(run.operators(step), OperatorTable.of(content).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("runId={} step={} its profile cannot be read", run.run(), step, e);
        }
    }
}
