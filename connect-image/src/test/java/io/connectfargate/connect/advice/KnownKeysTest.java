package io.connectfargate.connect.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.access.MirrorConnector.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownKeysTest {
    private final KnownKeys source = KnownKeys.of(Role.SOURCE, false);

    @ParameterizedTest
    @CsvSource({
        "auto.offset.reset, source.consumer.auto.offset.reset",
        "consumer.override.auto.offset.reset, source.consumer.auto.offset.reset",
        "source.cluster.consumer.auto.offset.reset, source.consumer.auto.offset.reset",
        "source.cluster.max.poll.records, source.consumer.max.poll.records",
        "producer.override.max.poll.records, source.consumer.max.poll.records",
        "target.cluster.batch.size, producer.override.batch.size",
        "linger.ms, producer.override.linger.ms",
        "security.protocol, source.cluster.security.protocol",
        "bootstrap.servers, source.cluster.bootstrap.servers",
        "sync.acls.enabled, sync.topic.acls.enabled",
        "topics.blacklist, topics.exclude",
        "source->target.topics, topics",
        "preflight.alow, preflight.allow",
        "refresh.topic.interval.seconds, refresh.topics.interval.seconds",
        "source.consumer.max.pol.records, source.consumer.max.poll.records"
    })
    void namesTheKeyThatIsRead(String key, String better) {
        assertThat(source.contains(key)).as(key).isFalse();
        assertThat(source.better(key)).contains(better);
        assertThat(source.contains(better)).as(better).isTrue();
    }

    @Test
    void hasNoHintWhereNothingIsLikeIt() {
        assertThat(source.better("clusters")).isEmpty();
        assertThat(source.better("confluent.topic.replication.factor")).isEmpty();
    }

    @Test
    void knowsWhatPluginsReadAndWhatIsOurs() {
        for (String key : new String[] {
            "transforms",
            "transforms.r.type",
            "header.converter",
            "key.converter.schemas.enable",
            "preflight.allow",
            "restart.failed",
            "exactly.once.support",
            "consumer.override.sasl.jaas.config",
            "use.defaults.from",
            "errors.tolerance"
        }) {
            assertThat(source.contains(key)).as(key).isTrue();
        }
    }

    @Test
    void knowsWhichConnectorAKeyBelongsTo() {
        assertThat(source.otherReader("sync.group.offsets.enabled")).contains(Role.CHECKPOINT);
        assertThat(source.otherReader("security.protocol")).isEmpty();
    }

    @Test
    void looksAtTheClientsForThePlaceOfTheOffsetSyncs() {
        assertThat(source.contains("source.producer.linger.ms")).isFalse();
        assertThat(KnownKeys.of(Role.SOURCE, true).contains("source.producer.linger.ms"))
                .isTrue();
    }
}
