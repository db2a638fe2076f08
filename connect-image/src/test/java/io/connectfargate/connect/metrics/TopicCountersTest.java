package io.connectfargate.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class TopicCountersTest {
    private static final String ORDERS = "msksource->mskdest|orders";

    private final TopicCounters counters = new TopicCounters();
    private final Map<ObjectName, double[]> now = new HashMap<>();

    @Test
    void addsUpPartitions() {
        // When
        count(0, 10);
        count(1, 20);

        // Then
        assertThat(counters.of(ORDERS)).isEqualTo(30);
    }

    @Test
    void keepsWhatAPartitionCopiedThatGoesToAnotherWorker() {
        // Given
        count(0, 10);
        count(1, 20);

        // When
        now.remove(name(1));
        count(0, 15);

        // Then
        assertThat(counters.of(ORDERS)).isEqualTo(35);
    }

    @Test
    void goesOnWhenATaskRestarts() {
        // Given
        count(0, 10);

        // When
        count(0, 3);

        // Then
        assertThat(counters.of(ORDERS)).isEqualTo(13);
    }

    @Test
    void forgetsATopicThatIsNotHere() {
        // Given
        count(0, 10);

        // When
        now.clear();
        counters.count(now, 0);

        // Then
        assertThat(counters.of(ORDERS)).isZero();
    }

    private void count(int partition, double value) {
        now.put(name(partition), new double[] {value});
        counters.count(now, 0);
    }

    private static ObjectName name(int partition) {
        try {
            return new ObjectName("kafka.connect.mirror:type=MirrorSourceConnector,source=msksource,target=mskdest,"
                    + "topic=orders,partition=" + partition);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }
}
