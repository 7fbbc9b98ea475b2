package dev.athanor.trainer.tensorboard;

import java.util.Map;
import java.util.TreeMap;

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

    /** The text plugin reads a tensor of one string. */
    private static Message text(String tag, String markdown) {
        Message shape = new Message().message(2, new Message().number(1, 1)); // [1]
        Message tensor = new Message().number(1, TYPE_STRING).message(2, shape).text(8, markdown);
        Message metadata = new Message().message(1, new Message().text(1, "text"));
        return new Message()
                .message(1, new Message().text(1, tag).message(8, tensor).message(9, metadata));
    }
}
