package io.connectfargate.connect.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.ledger.memory.Memory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.connect.runtime.LedgerStore;

/**
 * Keeps a connector's ledger in the group's offsets topic, in the form of a stored offset under a name that no connector has. So it
 * is compacted, every worker can continue it, and nothing needs a permission that a worker lacks.
 */
final class OffsetsTopicMemory implements Memory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELD = "document";

    private final LedgerStore store;
    private final byte[] key;

    /** @param alias of the source: offsets of another one are of another ledger */
    OffsetsTopicMemory(LedgerStore store, String connector, String alias) {
        this.store = store;
        this.key = JSON.createArrayNode()
                .add("io.connectfargate.ledger|" + connector)
                .add(JSON.createObjectNode().put("cluster", alias))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> read() throws IOException {
        try {
            Optional<byte[]> value = store.read(key);
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(unpack(JSON.readTree(value.get()).path(FIELD).binaryValue()));
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new IOException("The ledger's state cannot be read from the offsets topic: " + e, e);
        }
    }

    @Override
    public void write(String document) throws IOException {
        ObjectNode value = JSON.createObjectNode().put(FIELD, pack(document));
        try {
            store.write(key, JSON.writeValueAsBytes(value));
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new IOException("The ledger's state cannot be written to the offsets topic: " + e, e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("Interrupted while the ledger's state was read or written", e);
    }

    /** A tenth of its size: it is written each minute, and the topic is read whole when a worker starts. */
    static byte[] pack(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static String unpack(byte[] packed) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
