package io.connectfargate.terraform;

import io.connectfargate.client.WorkerJvm;
import io.connectfargate.secured.Authority;
import io.connectfargate.testsupport.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.tools.ProducerPerformance;
import org.apache.kafka.tools.TopicCommand;

/**
 * The producer of the demonstration, run as ECS runs its container: the registered command with the registered variables. In the place of
 * the image are scripts by the names of Kafka's, which start the classes that Kafka's start.
 */
final class DemoProducer {
    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final Container container;

    /**
     * @param folder an empty one
     * @param container of the registered task definition
     */
    DemoProducer(Path folder, Container container) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.container = container;
        writeScript("kafka-topics.sh", TopicCommand.class);
        writeScript("kafka-producer-perf-test.sh", ProducerPerformance.class);
    }

    private void writeScript(String name, Class<?> tool) throws IOException {
        Path script = Files.writeString(
                folder.resolve(name),
                "#!/bin/sh\nexec '%s' $KAFKA_HEAP_OPTS $KAFKA_OPTS -cp '%s' %s \"$@\"\n"
                        .formatted(WorkerJvm.java(), System.getProperty("java.class.path"), tool.getName()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /**
     * Runs it to its end.
     *
     * @param servers of a listener with TLS and without a login
     * @param authority that signed the broker's certificate: MSK's are signed by one that every JVM trusts
     * @param records how many, instead of a million
     */
    Program run(String servers, Authority authority, int records) throws IOException, GeneralSecurityException {
        Map<String, String> environment = new HashMap<>(container.environment());
        environment.putAll(Map.of(
                "SERVERS", servers,
                "RECORDS", String.valueOf(records),
                "KAFKA_TOOLS", folder.toString(),
                "KAFKA_OPTS",
                        "-Djavax.net.ssl.trustStore=" + trustStore(authority) + " -Djavax.net.ssl.trustStorePassword="
                                + PASSWORD,
                "PATH", System.getenv("PATH")));
        return Program.run(folder, container.command(), environment);
    }

    private Path trustStore(Authority authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "authority",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(authority.certificate().getBytes(StandardCharsets.US_ASCII))));
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
