package io.connectfargate.connect.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FutureOverlapTest {
    private static final ConnectorChecks READER =
            new ConnectorChecks(Map.of(), Thread.currentThread().getContextClassLoader());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".* | orders",
                "orders.* | orders-eu",
                "orders-eu | orders.*",
                "shop,orders | billing,orders",
                "team-a\\..* | team-.*",
                ".* | .*"
            })
    void findsNamesThatTwoConnectorsWouldBothCopy(String one, String other) {
        assertThat(FutureOverlap.of(connector(one, "same"), connector(other, "same")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"orders | billing", "orders.* | billing.*", "team-a\\..* | team-b\\..*"})
    void findsNoneWherePatternsDoNotMeet(String one, String other) {
        assertThat(FutureOverlap.of(connector(one, "same"), connector(other, "same")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {".* | .*", "orders | orders"})
    void findsNoneWhereCopiesHaveOtherNames(String one, String other) {
        assertThat(FutureOverlap.of(connector(one, "east"), connector(other, "west")))
                .isEmpty();
    }

    /** @param alias of the source: the copies are called by it, if it is not "same" */
    private static MirrorConnector connector(String topics, String alias) {
        String policy = alias.equals("same")
                ? "io.connectfargate.replication.SameNameReplicationPolicy"
                : "org.apache.kafka.connect.mirror.DefaultReplicationPolicy";
        return READER.read(
                        "mm2-msc",
                        Map.of(
                                "connector.class", "MirrorSourceConnector",
                                "source.cluster.alias", alias,
                                "target.cluster.alias", "mskdest",
                                "source.cluster.bootstrap.servers", "s:9092",
                                "target.cluster.bootstrap.servers", "t:9092",
                                "replication.policy.class", policy,
                                "topics", topics))
                .orElseThrow();
    }
}
