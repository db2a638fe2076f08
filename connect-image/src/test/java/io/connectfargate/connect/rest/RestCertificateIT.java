package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.Material;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.secured.Authority;
import io.connectfargate.testsupport.FreePorts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REST with client certificates, as docs/security.md has it. */
class RestCertificateIT {
    private static final char[] PASSWORD = Material.PASSWORD.toCharArray();

    @Test
    void letsNobodyInWithoutACertificateButTheOtherWorker(@TempDir Path folder) throws Exception {
        Authority authority = Authority.create();
        Path keys = Material.pkcs12(authority.server("localhost"), folder.resolve("rest-keys.p12"));
        Path trust = trustStore(authority, folder.resolve("rest-trust.p12"));
        List<Integer> ports = FreePorts.take(4);
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                WorkerProcess worker =
                        WorkerProcess.start(environment(kafka, keys, trust, ports.get(0), ports.get(1)));
                WorkerProcess other =
                        WorkerProcess.start(environment(kafka, keys, trust, ports.get(2), ports.get(3)))) {
            awaitHealthy(ports.get(1), ports.get(3));
            Path client = Material.pkcs12(authority.client("operator"), folder.resolve("client.p12"));

            assertThat(get(authority, client, ports.get(0))).isEqualTo(200);
            assertThatThrownBy(() -> get(authority, null, ports.get(0))).isInstanceOf(IOException.class);
            Path foreign = Material.pkcs12(Authority.create().client("operator"), folder.resolve("foreign.p12"));
            assertThatThrownBy(() -> get(authority, foreign, ports.get(0))).isInstanceOf(IOException.class);
            assertThat(worker.log()).contains("accepts requests with a client certificate only");

            // When
            put(kafka, ports.get(1), "/connectors/one/config");
            put(kafka, ports.get(3), "/connectors/other/config");

            // Then: one of them was handed on, over the listener with certificates
            assertThat(worker.log() + other.log())
                    .containsPattern("PUT /connectors/(one|other)/config\\?forward=true HTTP/1.1\" 201");
            awaitStatus(ports.get(1), ports.get(3));
        }
    }

    private static Path trustStore(Authority authority, Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted(authority).store(out, PASSWORD);
        }
        return file;
    }

    private static void awaitHealthy(int... plains) {
        for (int plain : plains) {
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> new RawHttp("127.0.0.1", plain).get("/health").status() == 200);
        }
    }

    /** One of them leads and has asked the other, and the other repeats its answer: over the listener with certificates. */
    private static void awaitStatus(int... plains) {
        for (int plain : plains) {
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                RawHttp.Answer answer = new RawHttp("127.0.0.1", plain).get("/migration/status");
                assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
                assertThat(answer.toString().split("\"answers\":true", -1))
                        .as(answer.toString())
                        .hasSize(3);
            });
        }
    }

    private static Map<String, String> environment(EmbeddedKafka kafka, Path keys, Path trust, int port, int plain) {
        return Map.ofEntries(
                Map.entry("BROKERS", kafka.bootstrapServers()),
                Map.entry("GROUP", "certificates"),
                Map.entry("ACCESS_CHECK_INTERVAL_SECONDS", "1"),
                Map.entry("CONNECT_LISTENERS", "https://0.0.0.0:" + port + ",http://127.0.0.1:" + plain),
                Map.entry("CONNECT_REST_ADVERTISED_LISTENER", "https"),
                Map.entry("CONNECT_REST_ADVERTISED_HOST_NAME", "localhost"),
                Map.entry("CONNECT_LISTENERS_HTTPS_SSL_CLIENT_AUTH", "required"),
                Map.entry("CONNECT_LISTENERS_HTTPS_SSL_KEYSTORE_LOCATION", keys.toString()),
                Map.entry("CONNECT_LISTENERS_HTTPS_SSL_KEYSTORE_TYPE", "PKCS12"),
                Map.entry("CONNECT_LISTENERS_HTTPS_SSL_KEYSTORE_PASSWORD", Material.PASSWORD),
                Map.entry("CONNECT_LISTENERS_HTTPS_SSL_KEY_PASSWORD", Material.PASSWORD),
                Map.entry("CONNECT_LISTENERS_HTTPS_SSL_TRUSTSTORE_LOCATION", trust.toString()),
                Map.entry("CONNECT_LISTENERS_HTTPS_SSL_TRUSTSTORE_TYPE", "PKCS12"),
                Map.entry("CONNECT_LISTENERS_HTTPS_SSL_TRUSTSTORE_PASSWORD", Material.PASSWORD));
    }

    /** Again while the group rebalances. */
    private static void put(EmbeddedKafka kafka, int plain, String path) {
        RawHttp.Answer answer = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> new RawHttp("127.0.0.1", plain)
                                .send("PUT", path, OpenDoor.config(kafka.bootstrapServers())),
                        given -> given.status() != 409);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static int get(Authority authority, Path keys, int port) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted(authority));
        KeyStore own = KeyStore.getInstance("PKCS12");
        if (keys == null) {
            own.load(null, null);
        } else {
            try (InputStream in = Files.newInputStream(keys)) {
                own.load(in, PASSWORD);
            }
        }
        KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shown.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/connectors"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static KeyStore trusted(Authority authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(authority.certificate().getBytes(StandardCharsets.UTF_8))));
        return store;
    }
}
