package io.connectfargate.migration.logs;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Read from the offsets topic of Connect's workers, where none of them can be asked. The topic keeps the offsets of deleted connectors:
 * only those of one connector are used.
 */
public final class StoredCopyState implements CopyState {
    private final OffsetsStore store;
    private final Admin admin;
    private final OffsetsTopic topic;

    /**
     * Reads nothing yet.
     *
     * @param store with the source's alias
     * @param admin of the target, not closed here
     * @param logs of the target
     */
    public StoredCopyState(OffsetsStore store, Admin admin, ClusterLogs logs) {
        this.store = store;
        this.admin = admin;
        topic = new OffsetsTopic(logs, store);
    }

    @Override
    public List<String> connectors() throws InterruptedException {
        return List.of(connector(topic.written(admin)));
    }

    @Override
    public Map<TopicPartition, Long> read() throws InterruptedException {
        OffsetRecords records = topic.written(admin);
        connector(records);
        Map<TopicPartition, Long> copied = new HashMap<>();
        records.next().forEach((partition, next) -> copied.put(partition, next - 1));
        return copied;
    }

    private String connector(OffsetRecords records) {
        List<String> found = List.copyOf(records.connectors());
        if (found.size() == 1) {
            return found.get(0);
        }
        String beginning = "Topic " + store.topic() + " on the target has offsets of ";
        String cluster = " with source.cluster.alias " + store.cluster().orElseThrow();
        throw new Failure(
                ExitCode.USAGE,
                found.isEmpty()
                        ? beginning + "no connector"
                                + store.connector().map(name -> " " + name).orElse("") + cluster + ". It has: "
                                + records.skipped()
                                + ". Expected: offset.storage.topic of the workers, or the connector's"
                                + " offsets.storage.topic; its name by --copied-by, the alias by --source-alias."
                        : beginning + "several connectors" + cluster + ": " + String.join(", ", found)
                                + ". Expected: the one that copies, by --copied-by.");
    }

    /** Not known: only workers know states. */
    @Override
    public boolean isStopped() {
        return false;
    }

    @Override
    public String origin() {
        return "topic " + store.topic() + " on the target";
    }
}
