package io.connectfargate.connect.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.health.WorkerNote;
import io.connectfargate.connect.security.WorkerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSettingsTest {
    @TempDir
    Path temp;

    private final WorkerSettings settings = WorkerSettings.find().orElseThrow();

    @Test
    void areWhatAWorkerWouldBeConfiguredWith() {
        WorkerSettings.Read read = settings.read(
                Map.of("BROKERS", "b-1:9096", "GROUP", "migrate", "USERNAME", "ann", "PASSWORD", "s3cr3t"), temp);

        assertThat(read.errors()).isEmpty();
        assertThat(read.properties())
                .containsEntry("bootstrap.servers", "b-1:9096")
                .containsEntry("admin.security.protocol", "SASL_SSL")
                .containsEntry("consumer.sasl.mechanism", "SCRAM-SHA-512")
                .containsKey("config.providers.env.class");
        assertThat(read.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void haveTheLaunchersSentences() {
        WorkerSettings.Read read =
                settings.read(Map.of("BROKERS", "b-1:9096", "GROUP", "migrate", "LOG_FORMAT", "xml"), temp);

        assertThat(read.errors())
                .hasSize(3)
                .anySatisfy(sentence -> assertThat(sentence).startsWith("USERNAME is not set"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("PASSWORD is not set"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("LOG_FORMAT is 'xml'"));
    }

    @Test
    void knowTheWorkerOfThisContainer() throws Exception {
        assertThat(settings.rest(temp)).isEmpty();

        new WorkerNote(URI.create("http://127.0.0.1:8083"), "worker").write(temp);

        assertThat(settings.rest(temp)).contains(URI.create("http://127.0.0.1:8083"));
    }
}
