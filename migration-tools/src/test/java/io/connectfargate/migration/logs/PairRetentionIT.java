package io.connectfargate.migration.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.migration.Failure;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class PairRetentionIT {
    private static final String TOPIC = "mm2-offset-syncs.msksource.internal";

    @Test
    void setsTheAgeUpToWhichPairsAreKept() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(1, Map.of("auto.create.topics.enable", "false"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            PairRetention pairs = new PairRetention(admin, TOPIC);
            assertThatThrownBy(pairs::read)
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                    .hasMessageContaining("does not exist", "--offset-syncs-location");
            NewTopic topic = new NewTopic(TOPIC, 1, (short) 1)
                    .configs(Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", "100000"));
            admin.createTopics(List.of(topic)).all().get();

            assertThat(pairs.read()).isZero();
            pairs.set(50_000);
            pairs.set(50_000);

            assertThat(pairs.read()).isEqualTo(50_000);
            assertThatThrownBy(() -> pairs.set(200_000))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
                    .hasMessageContaining("max.compaction.lag.ms");
        }
    }
}
