package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.SourceIdentity;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.TopicStatus;
import org.apache.kafka.connect.storage.StatusBackingStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which source a connector's stored offsets came from, by connector and source alias. Thread-safe.
 *
 * <p>They are records of Connect's status topic, in the form in which Connect notes which topics a connector uses, under a name
 * that no connector has. So Connect writes them with the worker's own login, every worker of the group has them in memory, and
 * requests for offsets do not see them.
 */
final class SourceNotes {
    private static final Logger log = LoggerFactory.getLogger(SourceNotes.class);

    private final Herder herder;

    SourceNotes(Herder herder) {
        this.herder = herder;
    }

    /** Empty if none was learned, or it cannot be read. */
    Optional<SourceIdentity> get(MirrorConnector connector) {
        return store().getAllTopics(key(connector)).stream()
                .max(Comparator.comparingLong(TopicStatus::discoverTimestamp))
                .flatMap(note -> parse(note.topic()));
    }

    /** Takes the place of an older one. */
    void put(MirrorConnector connector, SourceIdentity identity) {
        forget(connector);
        store().put(new TopicStatus(identity.text(), key(connector), 0, Time.SYSTEM.milliseconds()));
    }

    void forget(MirrorConnector connector) {
        store().getAllTopics(key(connector)).forEach(note -> store().deleteTopic(key(connector), note.topic()));
    }

    private StatusBackingStore store() {
        return herder.statusBackingStore();
    }

    private static String key(MirrorConnector connector) {
        return "io.connectfargate.source|" + connector.sourceAlias() + "|" + connector.name();
    }

    private static Optional<SourceIdentity> parse(String text) {
        try {
            return Optional.of(SourceIdentity.parse(text));
        } catch (IllegalArgumentException e) {
            log.warn("A note about a source cannot be read and is ignored: {}", text);
            return Optional.empty();
        }
    }
}
