package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusDocumentTest {
    @Test
    void tellsWhatIsThere() {
        JsonNode status =
                StatusDocument.summary(List.of(Observed.watched("mm2-msc", new Observed().look(0, 100, 100))));

        assertThat(status.path("asOf").asText()).isEqualTo("2026-01-01T00:00:15Z");
        assertThat(status.path("verdict").path("level").asText()).isEqualTo("fine");
        assertThat(status.path("totals").path("lag").asLong(-1)).isZero();
        assertThat(status.path("totals").path("topicsByState").path("in-sync").asInt())
                .isEqualTo(1);
        assertThat(status.path("totals").path("total").asLong()).isEqualTo(100);
        assertThat(status.path("totals").path("secondsLeft").asLong(-1)).isZero();
        assertThat(status.path("clusters").toString())
                .contains("{\"name\":\"msksource\",\"role\":\"source\",\"reachable\":true,\"version\":\"3.9\"");
        JsonNode topic = status.path("topics").get(0);
        assertThat(topic.path("copy").asText()).isEqualTo("orders");
        assertThat(topic.path("percent").asLong()).isEqualTo(100);
        assertThat(topic.path("ready").asBoolean()).isTrue();
    }

    @Test
    void hasNullForWhatNobodyKnows() {
        JsonNode status = StatusDocument.summary(List.of(Observed.watched("mm2-msc", new Observed().lookInVain())));

        JsonNode topic = status.path("topics").get(0);
        assertThat(topic.has("lag") && topic.path("lag").isNull()).isTrue();
        assertThat(topic.path("secondsLeft").isNull()).isTrue();
        assertThat(status.path("totals").path("lag").isNull()).isTrue();
        assertThat(status.path("connectors").get(0).path("topicsWithoutId").asInt())
                .isEqualTo(1);
        assertThat(status.path("verdict").path("level").asText()).isEqualTo("unknown");
    }

    @Test
    void isAsBadAsTheWorstConnector() {
        Observed losing = new Observed();
        losing.look(0, 100, 50);

        JsonNode status = StatusDocument.summary(List.of(
                Observed.watched("fine", new Observed().look(0, 100, 100)),
                Observed.watched("losing", losing.look(60, 100, 50))));

        assertThat(status.path("verdict").path("level").asText()).isEqualTo("critical");
        assertThat(status.path("totals").path("lost").asLong()).isEqualTo(10);
        assertThat(status.path("losses").get(0).path("id").asText()).isEqualTo("losing:orders-0:50-60");
        assertThat(status.path("losses").get(0).path("connector").asText()).isEqualTo("losing");
        assertThat(StatusDocument.verdict(List.of()).title()).isEqualTo("Nothing to copy");
    }

    @Test
    void isNotInSyncWhileOneConnectorCopies() {
        Watched done = Observed.watched("done", new Observed().look(0, 100, 100));
        Watched copying = Observed.watched("copying", new Observed().look(0, 100, 40));

        assertThat(StatusDocument.verdict(List.of(copying, done)).text()).startsWith("Connector copying, one of 2: ");
        assertThat(StatusDocument.verdict(List.of(done, copying)).title()).isEqualTo("Copying");
    }

    @Test
    void saysWhyTheTargetRejectsATopic() {
        Watched watched = Observed.watched("mm2-msc", new Observed().look(0, 100, 40))
                .with(Map.of("orders", "The target rejects records: too large."));

        JsonNode all = StatusDocument.summary(List.of(watched));
        JsonNode one = StatusDocument.topic(List.of(watched), "orders").orElseThrow();

        for (JsonNode status : List.of(all, one)) {
            assertThat(status.path("topics").get(0).path("reasons").toString())
                    .contains("60 records wait", "The target rejects records: too large.");
        }
    }

    @Test
    void tellsPartitionsOfOneTopic() {
        List<Watched> all = List.of(Observed.watched("mm2-msc", new Observed().look(0, 100, 40)));

        JsonNode partition = StatusDocument.topic(all, "orders")
                .orElseThrow()
                .path("topics")
                .get(0)
                .path("partitionStates")
                .get(0);

        assertThat(partition.path("partition").asInt(-1)).isZero();
        assertThat(partition.path("state").asText()).isEqualTo("copying");
        assertThat(partition.path("lag").asLong()).isEqualTo(60);
        assertThat(StatusDocument.topic(all, "bills")).isEmpty();
    }

    @Test
    void isTheSameBytesForTheSameContent() {
        List<Watched> all = List.of(Observed.watched("mm2-msc", new Observed().look(0, 100, 40)));

        Published one = Published.of(StatusDocument.summary(all));

        assertThat(one.tag())
                .isEqualTo(Published.of(StatusDocument.summary(all)).tag());
        assertThat(one.tag())
                .isNotEqualTo(Published.of(StatusDocument.summary(List.of())).tag());
    }
}
