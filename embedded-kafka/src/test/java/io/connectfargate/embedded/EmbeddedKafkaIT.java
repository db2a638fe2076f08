package io.connectfargate.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaIT {
    @Test
    void startsAsManyBrokersAsAskedFor() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(3, Map.of());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(3);
        }
    }

    /** Hundreds of clusters start in one test JVM: what a closed one leaves behind adds up. */
    @Test
    void leavesNoMetricOfItsLogDirectories() {
        EmbeddedKafka kafka = EmbeddedKafka.start();
        assertThat(LeftMetrics.of(kafka.directory())).isNotEmpty();

        kafka.close();

        assertThat(LeftMetrics.of(kafka.directory())).isEmpty();
    }
}
