package org.apache.kafka.connect.mirror;

import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;

/** The filters that MirrorMaker's connectors load by default; each reads keys that the connector itself may not know. */
public enum MirrorFilter {
    TOPIC(DefaultTopicFilter.TopicFilterConfig.DEF),
    GROUP(DefaultGroupFilter.GroupFilterConfig.DEF),
    CONFIG_PROPERTY(DefaultConfigPropertyFilter.ConfigPropertyFilterConfig.DEF);

    private final ConfigDef def;

    MirrorFilter(ConfigDef def) {
        this.def = def;
    }

    /** The keys that this filter reads. */
    public Set<String> names() {
        return def.names();
    }
}
