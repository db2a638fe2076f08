package io.connectfargate.connect.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.secured.Authority;
import io.connectfargate.secured.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingSslEngineFactoryTest {
    private static final Logger LOG = (Logger) LogManager.getLogger(ReloadingSslEngineFactory.class);

    /** More than any key and its chain have, which differ by some bytes. */
    private static final int SIZE = 8192;

    @TempDir
    private Path directory;

    private final Authority authority = Authority.create();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final ReloadingSslEngineFactory factory = new ReloadingSslEngineFactory();
    private AbstractAppender appender;
    private Path keys;
    private Path trusted;

    @BeforeEach
    void start() throws IOException {
        appender = new AbstractAppender("warnings", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                if (event.getLevel() == Level.WARN) {
                    warnings.add(event.getMessage().getFormattedMessage());
                }
            }
        };
        appender.start();
        LOG.addAppender(appender);
        LOG.setLevel(Level.WARN);
        keys = directory.resolve("keys.pem");
        trusted = Files.writeString(directory.resolve("trusted.pem"), authority.certificate());
        write(authority.client("first"));
        configure(factory);
    }

    private void configure(ReloadingSslEngineFactory factory) {
        factory.configure(new ConfigDef()
                .withClientSslSupport()
                .parse(Map.of(
                        "ssl.keystore.type",
                        "PEM",
                        "ssl.keystore.location",
                        keys.toString(),
                        "ssl.truststore.type",
                        "PEM",
                        "ssl.truststore.location",
                        trusted.toString())));
    }

    @AfterEach
    void close() throws IOException {
        LOG.removeAppender(appender);
        factory.close();
    }

    @Test
    void findsOtherContentOfTheSameAgeAndSize() throws Exception {
        // Given
        FileTime age = Files.getLastModifiedTime(keys);
        long size = Files.size(keys);

        // When
        write(authority.client("other"));
        Files.setLastModifiedTime(keys, age);
        assertThat(Files.size(keys)).isEqualTo(size);

        // Then
        assertThat(shown()).isEqualTo("CN=other");
        assertThat(warnings).isEmpty();
    }

    @Test
    void keepsTheOldOneAndWarnsOnceWhileTheNewOneCannotBeUsed() throws Exception {
        // Given
        String content = Files.readString(keys);

        // When
        Files.writeString(keys, content.substring(0, 300));

        // Then
        assertThat(List.of(shown(), shown(), shown())).containsOnly("CN=first");
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains(keys + "", "cannot be used", "stays in use")
                .doesNotContain("PRIVATE KEY");
        Files.delete(keys);
        assertThat(List.of(shown(), shown())).containsOnly("CN=first");
        assertThat(warnings).hasSize(2);
        write(authority.client("second"));
        assertThat(shown()).isEqualTo("CN=second");
        assertThat(warnings).hasSize(2);
    }

    @Test
    void looksAtTheTrustStoreToo() throws Exception {
        Files.writeString(trusted, authority.certificate() + Authority.create().certificate());

        factory.createClientSslEngine("localhost", 1, "https");

        assertThat(factory.truststore().size()).isEqualTo(2);
    }

    @Test
    void doesNotStartWithoutAUsableFile() throws IOException {
        Files.writeString(keys, "nothing");

        assertThatThrownBy(() -> configure(new ReloadingSslEngineFactory()))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining(keys.toString());
    }

    private void write(Identity identity) throws IOException {
        String pem = identity.key() + identity.certificateChain();
        Files.writeString(keys, pem + "\n".repeat(SIZE - pem.length()));
    }

    /** Whose certificate a new connection would show. */
    private String shown() throws KeyStoreException {
        factory.createClientSslEngine("localhost", 1, "https");
        X509Certificate certificate = (X509Certificate) factory.keystore().getCertificate("kafka");
        return certificate.getSubjectX500Principal().getName();
    }
}
