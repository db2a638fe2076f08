package io.connectfargate.connect.rejection;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.TopicStatus;
import org.apache.kafka.connect.storage.StatusBackingStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits for the time of records that copies do not have until the cutover, and what they were before. Thread-safe.
 *
 * <p>The notes are records of Connect's status topic, in the form in which Connect notes which topics a connector uses, under a name
 * that no connector has: they outlive every worker, and need no permission of their own.
 */
final class LiftedLimits {
    private static final Logger log = LoggerFactory.getLogger(LiftedLimits.class);

    private static final String SEPARATOR = "|";
    /** What any time is within. */
    private static final String NONE = Long.toString(Long.MAX_VALUE);

    private final Herder herder;
    private final String key;

    LiftedLimits(Herder herder, MirrorConnector connector) {
        this.herder = herder;
        key = "io.connectfargate.lifted|" + connector.sourceAlias() + SEPARATOR + connector.name();
    }

    /**
     * Raises a limit, after it has noted what the copy had.
     *
     * @param copy on the target
     * @param setting the property that limits it
     * @param before its own value of it; null if the brokers' default applied
     */
    void lift(String copy, String setting, String before, Side target) throws UnknownException {
        String id = copy + SEPARATOR + setting;
        if (!all().containsKey(id)) {
            String note = id + SEPARATOR + (before == null ? "" : before);
            store().put(new TopicStatus(note, key, 0, Time.SYSTEM.milliseconds()));
        }
        target.await(
                target.admin()
                        .incrementalAlterConfigs(Map.of(
                                new ConfigResource(ConfigResource.Type.TOPIC, copy),
                                List.of(new AlterConfigOp(new ConfigEntry(setting, NONE), AlterConfigOp.OpType.SET))))
                        .all(),
                "whether " + setting + " of " + copy + " may be raised");
        log.warn(
                "{} of {} was raised until the cutover; before, {}",
                setting,
                copy,
                before == null ? "it had no value of its own" : "it was " + before);
    }

    /** By {@code COPY|SETTING}, the value before; empty if the brokers' default applied. */
    Map<String, String> all() {
        Map<String, String> lifted = new TreeMap<>();
        store().getAllTopics(key).forEach(note -> {
            int value = note.topic().lastIndexOf(SEPARATOR);
            lifted.put(note.topic().substring(0, value), note.topic().substring(value + 1));
        });
        return lifted;
    }

    private StatusBackingStore store() {
        return herder.statusBackingStore();
    }
}
