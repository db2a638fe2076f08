package org.apache.kafka.connect.runtime;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorOffsets;
import org.apache.kafka.connect.storage.ConnectorOffsetBackingStore;
import org.apache.kafka.connect.storage.OffsetStorageReaderImpl;
import org.apache.kafka.connect.util.Callback;

/**
 * What a herder knows and its interface does not expose. It lies next to {@link AbstractHerder} since the fields are for its
 * neighbours only.
 */
public final class HerderState {
    /** Where a connector has one of these, its tasks do not use the group's offsets topic alone. */
    private static final Set<String> ELSEWHERE = Set.of(
            SourceConnectorConfig.OFFSETS_TOPIC_CONFIG,
            ConnectorConfig.CONNECTOR_CLIENT_PRODUCER_OVERRIDES_PREFIX + CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);

    private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";
    private static final long READ_SECONDS = 5;

    private HerderState() {}

    /** What somebody wants a connector to be, which its status follows after a while. STARTED for one that does not exist. */
    public static TargetState targetState(Herder herder, String connector) {
        return ((AbstractHerder) herder).configBackingStore.snapshot().targetState(connector);
    }

    /**
     * Stored offsets by a connector's name: those of a deleted one are still there, and a new one of that name continues from
     * them, but {@link Herder#connectorOffsets} knows existing ones only.
     *
     * @param config with its references resolved; says where the offsets are
     * @param callback called by another thread
     */
    public static void offsets(
            Herder herder, String connector, Map<String, String> config, Callback<ConnectorOffsets> callback) {
        Worker worker = ((AbstractHerder) herder).worker;
        if (config.keySet().stream().anyMatch(ELSEWHERE::contains)) {
            worker.connectorOffsets(connector, config, callback);
            return;
        }
        try {
            readGroup(worker, connector, config, callback);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            callback.onCompletion(e, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            callback.onCompletion(e, null);
        }
    }

    /**
     * From the store that the worker holds anyway. {@link Worker#connectorOffsets} would read the whole topic again where
     * exactly-once is on, and would create it.
     */
    private static void readGroup(
            Worker worker, String connector, Map<String, String> config, Callback<ConnectorOffsets> callback)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, String> json = Map.of("schemas.enable", "false");
        Plugins plugins = worker.getPlugins();
        ConnectorOffsetBackingStore store = worker.offsetStoreForRegularSourceConnector(
                new SourceConnectorConfig(plugins, config, false), connector, new MirrorSourceConnector(), null);
        // Up to here by now: the list of partitions is as old as what was read.
        store.get(List.of()).get(READ_SECONDS, TimeUnit.SECONDS);
        OffsetStorageReaderImpl reader = new OffsetStorageReaderImpl(
                store,
                connector,
                plugins.newInternalConverter(true, JSON, json),
                plugins.newInternalConverter(false, JSON, json));
        worker.sourceConnectorOffsets(connector, store, reader, callback);
    }
}
