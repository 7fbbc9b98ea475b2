package dev.athanor.contracts.event;

import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.config.SplitConfiguration;
import java.util.List;

/** One event of each type, as the golden files hold them. */
final class EventExamples {

    private static final String RUN = "5f0c7d0e9a3b4c1d8e2f6a7b9c0d1e2f";
    private static final String VERSION = "0123456789abcdef";
    private static final String CHECKPOINT = "runs/" + RUN + "/checkpoints/step-00002000";
    private static final Provenance PROVENANCE =
            new Provenance("6a1b2c3", "86c4e6aa9db7", 1337, "Eclipse Temurin 25.0.1", "2.7.1", "cpu", 2, "fp32");

    private EventExamples() {}

    static List<AthanorEvent> all() {
        return List.of(
                new DatasetJobEvent.Requested(
                        "job-1",
                        "reviews",
                        new TextSource.Upload("uploads/job-1", "reviews.csv"),
                        new TokenizerSpecification(TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 512, true, null),
                        0.1,
                        DatasetForm.LABELLED,
                        SourceFormat.CSV,
                        Columns.ofLabelled("review", "stars"),
                        7,
                        true,
                        CleaningConfigurations.resolve(CleaningConfigurations.preset("web")),
                        new SplitConfiguration(
                                SplitConfiguration.Method.COLUMN, "part", SplitConfiguration.Leakage.REFUSE),
                        new Selection("length(review) > 20", 1000L, 7),
                        new Chat("{{ bos_token }}{{ messages[0].content }}", "<s>", "</s>"),
                        "of to -ing"),
                new DatasetJobEvent.DeletionRequested("job-2", "reviews", VERSION),
                new DatasetJobEvent.ShardRequested("job-1", "shakespeare", 3),
                new DatasetEvent.Started("job-1", "shakespeare", "data-1"),
                new DatasetEvent.Progressed("job-1", "shakespeare", "tokenize", 0.5),
                new DatasetEvent.Completed(
                        "job-1",
                        "reviews",
                        VERSION,
                        new DatasetStatistics(
                                1_115_394, 65, 1_003_854, 111_540, 2, new SampleStatistics(9_000, 1_000, 512, 5)),
                        DatasetForm.LABELLED),
                new DatasetEvent.Failed(
                        "job-1", "shakespeare", new Failure("text-is-empty", "The file is empty: send text.")),
                new DatasetEvent.Deleted("job-2", "reviews", List.of(VERSION)),
                new TrainingJobEvent.Requested(
                        RUN,
                        RunConfigurations.resolve(RunConfigurations.parse(
                                "{name: play, dataset: shakespeare@0123456789abcdef, preset: tiny}"))),
                new RunEvent.Claimed(RUN, 1, "trainer-1"),
                new RunEvent.Started(RUN, 1, 0, PROVENANCE),
                new RunEvent.Progressed(RUN, 1, 100, 2000, 2.5, 21_000.5, 69.5),
                new RunEvent.StepSkipped(RUN, 1, 101),
                new RunEvent.Sampled(
                        RUN,
                        1,
                        2000,
                        "ROMEO:",
                        List.of("\nWhat light?"),
                        "runs/" + RUN + "/artifacts/samples/step-00002000.txt"),
                new RunEvent.CheckpointSaved(RUN, 1, 2000, CHECKPOINT, 10_485_760, "c0ffee", 1.8857, 1.9021),
                new RunEvent.Warned(RUN, 1, 1501, "resume-differs", "The first step after the checkpoint differs."),
                new RunEvent.Released(RUN, 1, 1500, "the trainer shuts down"),
                new RunEvent.Completed(RUN, 2, 2000, CHECKPOINT, 1.8857, 1_536_000, 21_000.5, 73.25),
                new RunEvent.LearningRateFound(
                        RUN, 1, 120, 0.002, "There the smoothed loss falls fastest. It diverges at 0.3."),
                new RunEvent.Failed(
                        RUN, 1, 7, new Failure("loss-not-finite", "The loss is NaN: lower optimizer.learningRate.")),
                new RunEvent.Cancelled(RUN, 1, 700, "stopped by a user"),
                new RunEvent.Pruned(RUN, 1, 700, "worse than the median of its study"),
                new MetricEvent.Recorded(
                        RUN,
                        1,
                        0,
                        List.of(
                                new MetricEvent.Point(MetricNames.TRAIN_LOSS, 1, 4.25, 1_764_000_000_000L),
                                new MetricEvent.Point(MetricNames.TRAIN_LOSS, 2, Double.NaN, 1_764_000_000_050L))),
                new RunControl.Stop(RUN, "stopped by a user"),
                new RunControl.StopEarly(RUN, "worse than the median of its study"),
                new RunControl.Save(RUN),
                new ExportJobEvent.Requested(
                        "export-1",
                        RUN,
                        CHECKPOINT,
                        "play",
                        "1",
                        List.of(ExportFormat.SAFETENSORS, ExportFormat.TORCHSCRIPT, ExportFormat.ONNX)),
                new ExportEvent.Started("export-1", RUN, "play", "1", "export-1"),
                new ExportEvent.Completed(
                        "export-1",
                        RUN,
                        "play",
                        "1",
                        List.of(new ExportEvent.Exported(ExportFormat.ONNX, "models/play/1/onnx", 3_300_000, 1.5e-5)),
                        Objective.CLASSIFICATION),
                new ExportEvent.Failed(
                        "export-1",
                        RUN,
                        "play",
                        "1",
                        new Failure("export-differs", "The ONNX logits differ by 0.5 from the checkpoint's.")),
                new DeploymentEvent.Desired(
                        "play",
                        List.of(new DeploymentEvent.Target("play", "1", ExportFormat.ONNX, "models/play/1/onnx", 1.0))),
                new DeploymentEvent.Withdrawn("play"));
    }
}
