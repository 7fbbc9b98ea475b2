package dev.athanor.transformer.torch.archive;

import dev.athanor.transformer.torch.archive.Attribute.Flag;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.Attribute.TensorList;
import dev.athanor.transformer.torch.archive.Attribute.Text;
import dev.athanor.transformer.torch.archive.Attribute.Values;
import dev.athanor.transformer.torch.archive.Attribute.Whole;
import java.util.Collection;
import java.util.List;

/**
 * Makes attributes of what a pickle has built. A few bytes can describe a value that contains itself, or one of
 * astronomical size: both end at bounds that no honest file comes near.
 */
final class PickledAttributes {

    /** How deep values may lie in each other. */
    static final int DEEPEST = 200;

    /** How many values a file may have. */
    static final int MOST = 1 << 20;

    private static final String CPU = "cpu";

    private int seen;

    Attribute of(PickleItem item) {
        return of(item, 0);
    }

    private Attribute of(PickleItem item, int depth) {
        seen++;
        if (depth > DEEPEST || seen > MOST) {
            throw new MalformedArchiveException("data.pkl has values without end");
        }
        return switch (item) {
            case PickleItem.Value(Attribute attribute) -> attribute;
            case PickleItem.Instance instance -> {
                seen += instance.attributes().size();
                yield new Module(instance.type(), instance.attributes());
            }
            case PickleItem.Tuple(List<PickleItem> items) -> values(items, depth);
            case PickleItem.Many(List<PickleItem> items) -> values(items, depth);
            case PickleItem.Dictionary dictionary -> values(dictionary.entries().values(), depth);
            case PickleItem.Global(String module, String name) ->
                throw new MalformedArchiveException(
                        "data.pkl has the function %s.%s for a value".formatted(module, name));
            case PickleItem.Storage _, PickleItem.Mark _ ->
                throw new MalformedArchiveException("data.pkl has an attribute that is no value");
        };
    }

    private Values values(Collection<PickleItem> items, int depth) {
        return new Values(items.stream().map(item -> of(item, depth + 1)).toList());
    }

    /** {@code _rebuild_tensor_v2(storage, offset, size, stride, requires_grad, backward_hooks)}. */
    Tensor tensor(List<PickleItem> arguments) {
        var storage = (PickleItem.Storage) arguments.get(0);
        long offset = whole(arguments.get(1));
        var trained = (Flag) of(arguments.get(4));
        var tensor = new Tensor(storage.key(), storage.type(), numbers(arguments.get(2)), trained.value());
        boolean whole = offset == 0
                && tensor.shape().stream().allMatch(size -> size >= 0)
                && tensor.elements() == storage.elements()
                && (tensor.elements() <= 1 || tensor.strides().equals(numbers(arguments.get(3))));
        if (!whole) {
            throw new MalformedArchiveException("storage " + storage.key()
                    + " holds a view of a tensor; only contiguous tensors with storages of their own are read");
        }
        return tensor;
    }

    TensorList tensorList(PickleItem.Many items) {
        return new TensorList(
                items.items().stream().map(item -> (Tensor) of(item)).toList());
    }

    /** The persistent id {@code ('storage', type, key, location, elements)}. */
    PickleItem.Storage storage(PickleItem.Tuple id) {
        var type = (PickleItem.Global) id.items().get(1);
        String location = text(id.items().get(3));
        if (!location.equals(CPU)) {
            throw new MalformedArchiveException(
                    "data.pkl keeps a tensor on the device '%s'; save the module on the processor (.cpu())"
                            .formatted(location));
        }
        return new PickleItem.Storage(
                ScalarType.ofStorage(type.name()),
                text(id.items().get(2)),
                whole(id.items().get(4)));
    }

    String text(PickleItem item) {
        return ((Text) of(item)).value();
    }

    private List<Long> numbers(PickleItem tuple) {
        return ((PickleItem.Tuple) tuple).items().stream().map(this::whole).toList();
    }

    private long whole(PickleItem item) {
        return ((Whole) of(item)).value();
    }
}
