package io.connectfargate.connect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.security.OwnProviders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnresolvedReferencesTest {
    private final UnresolvedReferences rule =
            new UnresolvedReferences(OwnProviders.properties(), getClass().getClassLoader());

    @Test
    void namesTheRuleAndAVariableThatWouldBeAllowed() {
        assertThat(refusals("database.password", "${env:DB_PASSWORD}"))
                .containsExactly(
                        "database.password of inv refers to ${env:DB_PASSWORD}, which connectors may not read, so"
                                + " it stays as it is written. They may read variables whose names begin with SECRET_, SOURCE_,"
                                + " TARGET_, and AWS_REGION, BROKERS, GROUP, KEYSTORE_PASSWORD, KEY_PASSWORD, PASSWORD,"
                                + " TRUSTSTORE_PASSWORD, USERNAME. Name it SECRET_DB_PASSWORD in the task definition and here.");
    }

    @Test
    void saysWhereAnAllowedOneIsMissing() {
        assertThat(refusals("database.password", "${env:SECRET_DB_PASSWORD}"))
                .containsExactly(
                        "database.password of inv refers to ${env:SECRET_DB_PASSWORD}, which is not set on this"
                                + " worker, so it stays as it is written. Set SECRET_DB_PASSWORD in the task definition.");
    }

    @Test
    void namesTheFoldersOfFiles() {
        assertThat(refusals("database.password", "${file:/etc/passwd:root}"))
                .singleElement()
                .asString()
                .contains("${file:/etc/passwd:root}", "/opt/connect/secrets and /run/secrets");
    }

    @Test
    void leavesOtherTextAndMirrorMakersConnectorsAlone() {
        assertThat(refusals("collection.name.format", "${topic}")).isEmpty();
        assertThat(rule.refusals(
                        "mm2-msc",
                        Map.of(
                                "connector.class",
                                "org.apache.kafka.connect.mirror.MirrorSourceConnector",
                                "source.cluster.bootstrap.servers",
                                "${env:OTHER}")))
                .isEmpty();
    }

    private List<String> refusals(String key, String value) {
        return rule.refusals("inv", Map.of("connector.class", "example.Source", key, value));
    }
}
