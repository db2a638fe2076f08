package io.connectfargate.migration.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.InputErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldPropertiesTest {
    /** As the AWS sample's users have it. */
    private static final String OLD = """
            BOOTSTRAP_SERVERS_CONFIG=b-1:9094,b-2:9094
            SCHEMA_REGISTRY_URL_CONFIG=http://127.0.0.1:8081
            GROUP_ID_CONFIG=mm2TestConsumer1
            SSL_TRUSTSTORE_LOCATION_CONFIG=/etc/trust.jks
            SSL_KEYSTORE_LOCATION_CONFIG=/etc/key.jks
            SSL_KEYSTORE_PASSWORD_CONFIG=
            SSL_KEY_PASSWORD_CONFIG=s3cr3t
            """;

    @TempDir
    Path folder;

    @Test
    void readsNamesOfConstants() throws Exception {
        assertThat(read(OLD, false, false)).containsOnly(Map.entry("bootstrap.servers", "b-1:9094,b-2:9094"));
        assertThat(read(OLD, true, false))
                .containsOnly(
                        Map.entry("bootstrap.servers", "b-1:9094,b-2:9094"),
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("ssl.truststore.location", "/etc/trust.jks"));
    }

    @Test
    void takesTheOldToolsPasswordForABlankOne() throws Exception {
        assertThat(read(OLD, false, true))
                .containsEntry("security.protocol", "SSL")
                .containsEntry("ssl.keystore.location", "/etc/key.jks")
                .containsEntry("ssl.keystore.password", "password")
                .containsEntry("ssl.key.password", "s3cr3t");
    }

    @Test
    void readsATrustStoresPasswordAndKafkasOwnKeysWhichWin() throws Exception {
        String text = OLD + """
                SSL_TRUSTSTORE_PASSWORD_CONFIG=tr5st
                bootstrap.servers=other:9096
                security.protocol=SASL_SSL
                sasl.mechanism=SCRAM-SHA-512
                sasl.jaas.config=${env:TARGET_JAAS}
                """;

        assertThat(read(text, false, false))
                .containsEntry("bootstrap.servers", "other:9096")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("ssl.truststore.password", "tr5st")
                .containsEntry("sasl.jaas.config", "${env:TARGET_JAAS}")
                .doesNotContainKey("group.id");
    }

    @Test
    void saysThatAFileOrAnAddressIsMissing() {
        assertThatThrownBy(() -> read("BOOTSTRAP_SERVERS_CONFIG=\n", false, false))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("BOOTSTRAP_SERVERS_CONFIG, or bootstrap.servers of ");
        InputErrors errors = new InputErrors();
        assertThat(OldProperties.read("-pfp", folder.resolve("none"), true, true, errors))
                .isEmpty();
        assertThatThrownBy(errors::failIfAny)
                .hasMessageContaining("-pfp " + folder.resolve("none") + " does not exist");
    }

    private Map<String, String> read(String text, boolean tls, boolean mutual) throws Exception {
        InputErrors errors = new InputErrors();
        Path file = Files.writeString(folder.resolve("consumer.properties"), text);
        var read = OldProperties.read("-pfp", file, tls, mutual, errors);
        errors.failIfAny();
        return read.orElseThrow();
    }
}
