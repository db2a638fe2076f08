package io.connectfargate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantTest {
    @Test
    void knowsKafkasOwnWorkerAndThisProductWithoutExactlyOnce() {
        assertThat(Variant.parse("stock")).isEqualTo(new Variant("stock", true, false, Map.of()));
        assertThat(Variant.parse("off")).isEqualTo(new Variant("off", false, false, Map.of()));
    }

    @Test
    void endsATransactionWithEachPoll() {
        assertThat(Variant.parse("poll"))
                .isEqualTo(new Variant("poll", false, true, Map.of("transaction.boundary", "poll")));
        assertThat(Variant.parse("poll-500"))
                .isEqualTo(new Variant(
                        "poll-500",
                        false,
                        true,
                        Map.of("transaction.boundary", "poll", "source.consumer.max.poll.records", "500")));
    }

    @Test
    void endsATransactionAfterAnInterval() {
        assertThat(Variant.parse("interval-100"))
                .isEqualTo(new Variant(
                        "interval-100",
                        false,
                        true,
                        Map.of("transaction.boundary", "interval", "transaction.boundary.interval.ms", "100")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "poll-", "poll-0", "interval", "interval-0", "Stock", "stock-1"})
    void refusesOtherNames(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Variant.parse(name))
                .withMessageContaining(Variant.SYNTAX);
    }

    @Test
    void expectsThePrefixOfKafkasPolicyOfTheStockWorkerAlone() {
        assertThat(Variant.parse("stock").targetTopic("orders")).isEqualTo("source.orders");
        assertThat(Variant.parse("poll").targetTopic("orders")).isEqualTo("orders");
    }
}
