package org.apache.kafka.connect.mirror;

import java.util.Map;
import java.util.function.Predicate;

/** Which topics a MirrorSourceConnector copies, by its own words. */
public final class CopiedTopics {
    private CopiedTopics() {}

    /** For a connector that is configured so. */
    public static Predicate<String> of(Map<String, String> props) {
        MirrorSourceConfig config = new MirrorSourceConfig(props);
        return new MirrorSourceConnector(
                new SourceAndTarget(config.sourceClusterAlias(), config.targetClusterAlias()),
                config.replicationPolicy(),
                config.topicFilter(),
                config.configPropertyFilter(),
                config.heartbeatsReplicationEnabled())::shouldReplicateTopic;
    }
}
