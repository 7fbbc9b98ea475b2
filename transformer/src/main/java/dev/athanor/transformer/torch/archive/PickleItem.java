package dev.athanor.transformer.torch.archive;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What lies on the stack of the machine that a pickle runs on. */
sealed interface PickleItem {

    record Value(Attribute attribute) implements PickleItem {}

    record Tuple(List<PickleItem> items) implements PickleItem {}

    record Many(List<PickleItem> items) implements PickleItem {}

    record Dictionary(Map<Attribute, PickleItem> entries) implements PickleItem {}

    record Global(String module, String name) implements PickleItem {}

    /** A module whose attributes are not known yet, and then are. */
    record Instance(String type, SequencedMap<String, Attribute> attributes) implements PickleItem {}

    record Storage(ScalarType type, String key, long elements) implements PickleItem {}

    record Mark() implements PickleItem {}
}
