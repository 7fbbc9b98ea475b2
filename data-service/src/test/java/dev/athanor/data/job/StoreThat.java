package dev.athanor.data.job;

import dev.athanor.exchange.store.ArtifactStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A real store on which something happens before an object is written. */
final class StoreThat {

    private StoreThat() {}

    /** The end of a worker, with nothing done after it. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** From the first write of a key that contains {@code part} on, the worker neither reads nor writes. */
    static ArtifactStore dies(ArtifactStore store, String part) {
        var dead = new Object() {
            boolean now;
        };
        return (ArtifactStore) Proxy.newProxyInstance(
                ArtifactStore.class.getClassLoader(),
                new Class<?>[] {ArtifactStore.class},
                (proxy, method, arguments) -> {
                    dead.now |= method.getName().equals("put")
                            && arguments[0].toString().contains(part);
                    if (dead.now) {
                        throw new Died();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
