package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.UnknownException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.HerderState;
import org.apache.kafka.connect.runtime.TargetState;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorOffset;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorOffsets;

/** What this worker's group knows of its connectors. Thread-safe. */
public final class ConnectorGroup {
    private static final long OFFSETS_SECONDS = 6;

    private final Herder herder;

    /** Of this worker. */
    public ConnectorGroup(Herder herder) {
        this.herder = herder;
    }

    /** All connectors. */
    public Collection<String> names() {
        return new ArrayList<>(herder.connectors());
    }

    /** As it was given, references not resolved. */
    public Optional<Map<String, String>> config(String name) {
        return Optional.ofNullable(herder.connectorInfo(name)).map(ConnectorInfo::config);
    }

    TargetState targetState(String name) {
        return HerderState.targetState(herder, name);
    }

    /**
     * The offsets that are stored under a connector's name, whether it exists or not. It may read the whole offsets topic.
     *
     * @param config with its references resolved
     */
    public List<ConnectorOffset> offsets(String name, Map<String, String> config) throws UnknownException {
        CompletableFuture<ConnectorOffsets> answer = new CompletableFuture<>();
        try {
            HerderState.offsets(herder, name, config, (failure, offsets) -> {
                if (failure == null) {
                    answer.complete(offsets);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
            return answer.get(OFFSETS_SECONDS, TimeUnit.SECONDS).offsets();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownException("Interrupted while reading the stored offsets of " + name, e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new UnknownException("The stored offsets of " + name + " cannot be read: " + e, e);
        }
    }
}
