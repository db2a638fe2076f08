package org.apache.kafka.connect.runtime;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.storage.OffsetBackingStore;

/** One more record of the group's offsets topic, which a worker may write and every worker reads. Thread-safe. */
public final class LedgerStore {
    private static final long SECONDS = 10;

    private final OffsetBackingStore store;

    /** @throws ReflectiveOperationException if an upgrade has moved the worker's store */
    public LedgerStore(Herder herder) throws ReflectiveOperationException {
        Worker worker = ((AbstractHerder) herder).worker;
        store = (OffsetBackingStore) SourcePositions.value(Worker.class, "globalOffsetBackingStore", worker);
    }

    /** What was written last, by any worker; empty if nothing was. */
    public Optional<byte[]> read(byte[] key) throws ExecutionException, TimeoutException, InterruptedException {
        ByteBuffer wanted = ByteBuffer.wrap(key);
        ByteBuffer value =
                store.get(List.of(wanted)).get(SECONDS, TimeUnit.SECONDS).get(wanted);
        if (value == null) {
            return Optional.empty();
        }
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return Optional.of(bytes);
    }

    /** Returns once the record is stored. */
    public void write(byte[] key, byte[] value) throws ExecutionException, TimeoutException, InterruptedException {
        store.set(Map.of(ByteBuffer.wrap(key), ByteBuffer.wrap(value)), (error, done) -> {})
                .get(SECONDS, TimeUnit.SECONDS);
    }
}
