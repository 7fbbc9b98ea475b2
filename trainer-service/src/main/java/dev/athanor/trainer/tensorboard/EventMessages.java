package dev.athanor.trainer.tensorboard;

import dev.athanor.transformer.observation.Distribution;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Events as protocol buffer messages. */
final class EventMessages {

    private static final int STATUS_START = 1;
    private static final int TYPE_STRING = 7;

    private EventMessages() {}

    static Message of(Event event, long timeMillis) {
        Message message = new Message().real(1, timeMillis / 1e3);
        return switch (event) {
            case Event.Version() -> message.text(3, "brain.Event:2");
            case Event.Start(long step) -> message.number(2, step).message(7, new Message().number(1, STATUS_START));
            case Event.Scalars(long step, Map<String, Double> values) ->
                message.number(2, step).message(5, scalars(values));
            case Event.Histograms(long step, Map<String, Distribution> distributions) ->
                message.number(2, step).message(5, histograms(distributions));
            case Event.Text(long step, String tag, String markdown) ->
                message.number(2, step).message(5, text(tag, markdown));
        };
    }

    private static Message scalars(Map<String, Double> values) {
        Message summary = new Message();
        new TreeMap<>(values)
                .forEach((tag, value) ->
                        summary.message(1, new Message().text(1, tag).single(2, value.floatValue())));
        return summary;
    }

    private static Message histograms(Map<String, Distribution> distributions) {
        Message summary = new Message();
        new TreeMap<>(distributions)
                .forEach((tag, distribution) ->
                        summary.message(1, new Message().text(1, tag).message(5, histogram(distribution))));
        return summary;
    }

    private static Message histogram(Distribution it) {
        int intervals = it.counts().size();
        return new Message()
                .real(1, it.least())
                .real(2, it.greatest())
                .real(3, (double) it.elements())
                .real(4, it.mean() * (double) it.elements())
                .real(5, it.norm() * it.norm())
                .reals(
                        6,
                        IntStream.range(0, intervals).mapToDouble(it::upperEnd).toArray())
                .reals(7, it.counts().stream().mapToDouble(Long::doubleValue).toArray());
    }

    /** The text plugin reads a tensor of one string. */
    private static Message text(String tag, String markdown) {
        Message shape = new Message().message(2, new Message().number(1, 1)); // [1]
        Message tensor = new Message().number(1, TYPE_STRING).message(2, shape).text(8, markdown);
        Message metadata = new Message().message(1, new Message().text(1, "text"));
        return new Message()
                .message(1, new Message().text(1, tag).message(8, tensor).message(9, metadata));
    }
}
