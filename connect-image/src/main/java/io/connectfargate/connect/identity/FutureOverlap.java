package io.connectfargate.connect.identity;

import io.connectfargate.connect.access.MirrorConnector;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;

/** Finds topics that do not exist yet and that two connectors would both copy: by names that their patterns suggest. */
final class FutureOverlap {
    private FutureOverlap() {}

    /** A name that both would copy into one topic; whether two patterns ever meet cannot be decided in general. */
    static Optional<String> of(MirrorConnector one, MirrorConnector other) {
        return Stream.of(one, other)
                .flatMap(connector -> patterns(connector).stream())
                .map(pattern -> pattern.replaceAll("\\\\|\\.[*+]|[^A-Za-z0-9._-]", ""))
                .map(name -> name.isEmpty() ? "any" : name)
                .filter(NewTopics.copies(one).and(NewTopics.copies(other)))
                .filter(name -> one.targetName(name).equals(other.targetName(name)))
                .findFirst();
    }

    private static List<String> patterns(MirrorConnector connector) {
        List<?> patterns = (List<?>) ConfigDef.parseType(
                MirrorSourceConfig.TOPICS,
                connector.config().getOrDefault(MirrorSourceConfig.TOPICS, ".*"),
                ConfigDef.Type.LIST);
        return patterns.stream().map(Object::toString).toList();
    }
}
