package io.connectfargate.connect.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaVersionTest {
    /** The list is Kafka's MetadataVersion, which is in a library for brokers. */
    @ParameterizedTest
    @CsvSource({
        "7, 3.3", "8, 3.4", "11, 3.5", "14, 3.6", "19, 3.7", "20, 3.8", "21, 3.9", "25, 4.0", "27, 4.1", "29, 4.2"
    })
    void isThatOfTheLevel(int level, String version) {
        assertThat(KafkaVersion.name(level)).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"30", "31", "99"})
    void saysNoMoreThanItKnows(int level) {
        assertThat(KafkaVersion.name(level)).isEqualTo("4.3 or later");
    }
}
