package io.connectfargate.migration.parity;

import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Two clusters whose copies are written by hand, so that they can be wrong. */
abstract class TwoClusters {
    static TopicWriter source;
    static TopicWriter target;

    private static EmbeddedKafka sourceKafka;
    private static EmbeddedKafka targetKafka;

    @BeforeAll
    static void start() {
        sourceKafka = EmbeddedKafka.start();
        targetKafka = EmbeddedKafka.start();
        source = new TopicWriter(sourceKafka.bootstrapServers());
        target = new TopicWriter(targetKafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        source.close();
        target.close();
        sourceKafka.close();
        targetKafka.close();
    }

    /** Creates a topic of one partition on both. */
    static void topic(String name, Map<String, String> configuration) throws Exception {
        source.create(name, configuration);
        target.create(name, configuration);
    }

    /** @param copied the source offset that Connect would have noted */
    static Evidence full(String topic, long copied) throws InterruptedException {
        return run(Optional.empty(), Level.FULL, topic, copied);
    }

    static Evidence run(Optional<Evidence> earlier, Level level, String topic, long copied)
            throws InterruptedException {
        return run(earlier, level, topic, copied, Clock.systemUTC());
    }

    /** @param clock says how old a transaction is */
    static Evidence run(Optional<Evidence> earlier, Level level, String topic, long copied, Clock clock)
            throws InterruptedException {
        try (ClusterSide from = side("source", sourceKafka, clock);
                ClusterSide to = side("target", targetKafka, clock)) {
            return new ParityCheck(from, to, earlier, saved -> {}, progress -> {})
                    .run(level, Set.of(topic), Optional.of(Map.of(new TopicPartition(topic, 0), copied)));
        }
    }

    private static ClusterSide side(String name, EmbeddedKafka kafka, Clock clock) {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        return new ClusterSide(name, client, client, clock);
    }
}
