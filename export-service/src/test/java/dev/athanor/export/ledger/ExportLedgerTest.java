package dev.athanor.export.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.contracts.event.ExportJobEvent;
import dev.athanor.contracts.event.Failure;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ExportLedgerTest {

    private static final ExportJobEvent.Requested REQUESTED = new ExportJobEvent.Requested(
            "e1", "r1", "runs/r1/checkpoints/step-00000010", "poet", "r1-10", List.of(ExportFormat.ONNX));
    private static final ExportEvent.Started STARTED = new ExportEvent.Started("e1", "r1", "poet", "r1-10", "worker");
    private static final ExportEvent.Completed COMPLETED = new ExportEvent.Completed(
            "e1",
            "r1",
            "poet",
            "r1-10",
            List.of(new ExportEvent.Exported(ExportFormat.ONNX, "models/poet/r1-10/onnx", 10, 1e-6)));
    private static final ExportEvent.Failed FAILED =
            new ExportEvent.Failed("e1", "r1", "poet", "r1-10", new Failure("export-differs", "It differs."));

    @Test
    void failureIsShownWithItsReason() {
        ExportView view = after(REQUESTED, STARTED, FAILED);

        assertThat(view.state()).isEqualTo(ExportView.State.FAILED);
        assertThat(view.failure()).isEqualTo(new Failure("export-differs", "It differs."));
    }

    @Test
    void retryAfterFailureForgetsTheFailure() {
        ExportView view = after(REQUESTED, STARTED, FAILED, REQUESTED, STARTED, COMPLETED);

        assertThat(view.state()).isEqualTo(ExportView.State.COMPLETED);
        assertThat(view.failure()).isNull();
        assertThat(view.exported()).hasSize(1);
    }

    @Property
    void completedStaysCompletedWhereverTheRequestIsHeard(@ForAll("placesOfTheRequest") List<AthanorEvent> events) {
        ExportView view = after(events.toArray(AthanorEvent[]::new));

        assertThat(view.state()).isEqualTo(ExportView.State.COMPLETED);
        assertThat(view.checkpoint()).isEqualTo(REQUESTED.checkpoint());
        assertThat(view.formats()).containsExactly(ExportFormat.ONNX);
    }

    @Provide
    Arbitrary<List<AthanorEvent>> placesOfTheRequest() {
        return Arbitraries.of(
                List.of(REQUESTED, STARTED, COMPLETED),
                List.of(STARTED, REQUESTED, COMPLETED),
                List.of(STARTED, COMPLETED, REQUESTED),
                List.of(REQUESTED, STARTED, COMPLETED, REQUESTED));
    }

    private static ExportView after(AthanorEvent... events) {
        ExportLedger ledger = new ExportLedger();
        List.of(events).forEach(ledger::hear);
        return ledger.find("e1").orElseThrow();
    }
}
