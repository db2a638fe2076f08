package io.connectfargate.connect.identity;

import io.connectfargate.connect.access.MirrorConnector;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.connect.mirror.MirrorUtils;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorOffset;

/** The last offset of each partition that a source connector has copied. */
public final class StoredOffsets {
    private final SortedMap<String, SortedMap<Integer, Long>> topics = new TreeMap<>();

    /** Takes what was stored under the connector's alias of the source; another alias's offsets it does not read either. */
    public StoredOffsets(MirrorConnector connector, Collection<ConnectorOffset> offsets) {
        offsets.forEach(offset -> {
            Map<String, ?> partition = offset.partition();
            if (connector.sourceAlias().equals(partition.get(MirrorUtils.SOURCE_CLUSTER_KEY))
                    && partition.get(MirrorUtils.TOPIC_KEY) instanceof String topic
                    && partition.get(MirrorUtils.PARTITION_KEY) instanceof Number number
                    && offset.offset() != null
                    && offset.offset().get(MirrorUtils.OFFSET_KEY) instanceof Number last) {
                topics.computeIfAbsent(topic, first -> new TreeMap<>()).put(number.intValue(), last.longValue());
            }
        });
    }

    /** Those with an offset for one partition at least: a partition that never had a record has none. */
    public Set<String> topics() {
        return topics.keySet();
    }

    /** By partition; empty for a topic without any. */
    public SortedMap<Integer, Long> of(String topic) {
        return topics.getOrDefault(topic, new TreeMap<>());
    }
}
