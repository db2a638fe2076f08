package io.connectfargate.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeftOutTopicsTest {
    private final SameNameReplicationPolicy policy = policy("mm2-msc");

    @AfterEach
    void forget() {
        LeftOutTopics.set("mm2-msc", Set.of());
    }

    @Test
    void areInternalToTheirConnectorForAsLongAsTheyAreLeftOut() {
        assertThat(LeftOutTopics.set("mm2-msc", Set.of("bad"))).isTrue();
        assertThat(LeftOutTopics.set("mm2-msc", Set.of("bad"))).isFalse();

        assertThat(policy.isInternalTopic("bad")).isTrue();
        assertThat(policy.isInternalTopic("good")).isFalse();
        assertThat(policy("mm2-cpc").isInternalTopic("bad")).isFalse();

        assertThat(LeftOutTopics.set("mm2-msc", Set.of())).isTrue();
        assertThat(policy.isInternalTopic("bad")).isFalse();
    }

    @Test
    void keepTheirNamesAndTheirSource() {
        LeftOutTopics.set("mm2-msc", Set.of("bad"));

        assertThat(policy.topicSource("bad")).isEqualTo("msksource");
        assertThat(policy.upstreamTopic("bad")).isEqualTo("bad");
        assertThat(LeftOutTopics.isInternal(policy, "bad")).isFalse();
        assertThat(LeftOutTopics.isInternal(policy, "__consumer_offsets")).isTrue();
    }

    private static SameNameReplicationPolicy policy(String connector) {
        SameNameReplicationPolicy policy = new SameNameReplicationPolicy();
        policy.configure(
                Map.of("name", connector, "source.cluster.alias", "msksource", "target.cluster.alias", "mskdest"));
        return policy;
    }
}
