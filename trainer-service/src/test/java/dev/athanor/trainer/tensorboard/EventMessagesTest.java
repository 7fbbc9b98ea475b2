package dev.athanor.trainer.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import dev.athanor.transformer.observation.Distribution;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Field numbers as TensorFlow's schemas have them; the real TensorBoard reads whole files in the interoperability checks. */
class EventMessagesTest {

    @Test
    void fileBeginsWithItsVersion() throws Exception {
        UnknownFieldSet event = parse(new Event.Version());

        assertThat(text(event, 3)).isEqualTo("brain.Event:2");
        assertThat(Double.longBitsToDouble(event.getField(1).getFixed64List().getFirst()))
                .isEqualTo(1_764_000_000.5);
    }

    @Test
    void startTellsReadersFromWhichStepOnToForget() throws Exception {
        UnknownFieldSet event = parse(new Event.Start(101));

        assertThat(event.getField(2).getVarintList()).containsExactly(101L);
        assertThat(message(event, 7).getField(1).getVarintList()).containsExactly(1L);
    }

    @Test
    void scalarsOfAStepShareAnEvent() throws Exception {
        UnknownFieldSet summary = message(parse(new Event.Scalars(5, Map.of("b", 2.0, "a", 1.5))), 5);

        UnknownFieldSet first = parse(summary, 1, 0);
        assertThat(summary.getField(1).getLengthDelimitedList()).hasSize(2);
        assertThat(text(first, 1)).isEqualTo("a");
        assertThat(Float.intBitsToFloat(first.getField(2).getFixed32List().getFirst()))
                .isEqualTo(1.5f);
    }

    @Test
    void histogramHasTheUpperEndOfEachIntervalAndHowManyLieInIt() throws Exception {
        var spread = new Distribution(4, -1, 3, 1, 4, List.of(1L, 3L));

        UnknownFieldSet value = parse(message(parse(new Event.Histograms(5, Map.of("weights/w", spread))), 5), 1, 0);

        assertThat(text(value, 1)).isEqualTo("weights/w");
        UnknownFieldSet histogram = message(value, 5);
        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToDouble(field -> Double.longBitsToDouble(
                                histogram.getField(field).getFixed64List().getFirst())))
                .containsExactly(-1.0, 3.0, 4.0, 4.0, 16.0);
        assertThat(reals(histogram, 6)).containsExactly(1, 3);
        assertThat(reals(histogram, 7)).containsExactly(1, 3);
    }

    @Test
    void textIsATensorOfOneStringForTheTextPlugin() throws Exception {
        UnknownFieldSet value = parse(message(parse(new Event.Text(0, "notes", "नमस्ते")), 5), 1, 0);

        assertThat(text(message(message(value, 9), 1), 1)).isEqualTo("text");
        UnknownFieldSet tensor = message(value, 8);
        assertThat(tensor.getField(1).getVarintList()).containsExactly(7L);
        assertThat(tensor.getField(8).getLengthDelimitedList().getFirst().toString(StandardCharsets.UTF_8))
                .isEqualTo("नमस्ते");
    }

    private static double[] reals(UnknownFieldSet parent, int field) {
        DoubleBuffer packed = parent.getField(field)
                .getLengthDelimitedList()
                .getFirst()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        double[] values = new double[packed.remaining()];
        packed.get(values);
        return values;
    }

    private static UnknownFieldSet parse(Event event) throws Exception {
        return UnknownFieldSet.parseFrom(
                EventMessages.of(event, 1_764_000_000_500L).toBytes());
    }

    private static UnknownFieldSet message(UnknownFieldSet parent, int field) throws Exception {
        return parse(parent, field, 0);
    }

    private static UnknownFieldSet parse(UnknownFieldSet parent, int field, int index) throws Exception {
        return UnknownFieldSet.parseFrom(
                parent.getField(field).getLengthDelimitedList().get(index));
    }

    private static String text(UnknownFieldSet parent, int field) {
        return parent.getField(field).getLengthDelimitedList().getFirst().toString(StandardCharsets.UTF_8);
    }
}
