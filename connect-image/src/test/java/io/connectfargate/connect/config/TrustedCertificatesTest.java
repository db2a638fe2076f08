package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.Authority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedCertificatesTest {
    private static final Set<String> PROPERTIES =
            Set.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStoreType", "javax.net.ssl.trustStorePassword");

    @TempDir
    private Path directory;

    private final ConfigurationErrors errors = new ConfigurationErrors();

    @AfterEach
    void trustAsBefore() {
        PROPERTIES.forEach(System::clearProperty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\\n", " "})
    void addsThemToWhatJavaTrustsInEveryForm(String lineBreak) throws Exception {
        // Given
        int before = trusted().length;
        String pem = Authority.create().certificate() + Authority.create().certificate();

        // When
        install(pem.replace("\n", lineBreak));

        // Then
        assertThat(errors.sentences()).isEmpty();
        assertThat(before).isGreaterThan(50);
        assertThat(trusted()).hasSize(before + 2);
        Path store = Path.of(System.getProperty("javax.net.ssl.trustStore"));
        assertThat(store.getParent()).isEqualTo(directory);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
                .isEqualTo("rw-------");
    }

    @Test
    void replacesWhatAnEarlierStartLeft() throws Exception {
        int before = trusted().length;
        install(Authority.create().certificate());
        trustAsBefore();

        install(Authority.create().certificate());

        assertThat(errors.sentences()).isEmpty();
        assertThat(trusted()).hasSize(before + 1);
    }

    @Test
    void isAlsoInTheCopyForTheOldSamplesConnectorFiles() throws Exception {
        // Given
        install(Authority.create().certificate());
        TestEnvironment environment = new TestEnvironment(directory);
        environment.objects.put("s3://secrets/key.p12", "0\u0001 no real store");
        environment.putAll(Map.of(
                "BROKERS", "b-1:9094",
                "KAFKA_CONNECT_KEYSTORE_S3_URI", "s3://secrets/key.p12",
                "KEYSTORE_PASSWORD", "changeit"));

        // When
        environment.read();

        // Then: read as those files do, without a password
        KeyStore copy = KeyStore.getInstance("JKS");
        copy.load(Files.newInputStream(directory.resolve("kafka.client.truststore.jks")), null);
        assertThat(copy.size()).isEqualTo(trusted().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/run/secrets/ca.pem",
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----"
            })
    void tellsThatThereIsNoCertificate(String text) {
        install(text);

        assertThat(errors.sentences())
                .singleElement()
                .asString()
                .startsWith("TRUSTED_CERTIFICATES contains no certificates that can be read")
                .contains("-----BEGIN CERTIFICATE-----");
        assertThat(System.getProperties()).doesNotContainKeys(PROPERTIES.toArray());
    }

    @Test
    void tellsThatTheTrustStoreCannotBeWritten() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        TrustedCertificates.install(
                Map.of("TRUSTED_CERTIFICATES", Authority.create().certificate()), file, errors);

        assertThat(errors.sentences())
                .singleElement()
                .asString()
                .startsWith("TRUSTED_CERTIFICATES cannot be stored as " + file);
    }

    @Test
    void leavesJavaAloneWithoutTheVariable() {
        install(" ");

        assertThat(errors.sentences()).isEmpty();
        assertThat(System.getProperties()).doesNotContainKeys(PROPERTIES.toArray());
    }

    private void install(String text) {
        TrustedCertificates.install(new HashMap<>(Map.of("TRUSTED_CERTIFICATES", text)), directory, errors);
    }

    private static Object[] trusted() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
    }
}
