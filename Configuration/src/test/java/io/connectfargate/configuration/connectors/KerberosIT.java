package io.connectfargate.configuration.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.secured.Authority;
import io.connectfargate.secured.Identity;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.mirror.ReplicationClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Kerberos file against a real KDC and a real broker, with no more of Java than the image has. */
class KerberosIT {
    private static final Path RUNTIME = Path.of("..", "base-image", "make-runtime.sh");
    private static final Pattern MODULES = Pattern.compile("(?m)^modules\\+?=,?(.+)$");

    @TempDir
    private Path directory;

    /** Prints what it sees. */
    static final class Client {
        private Client() {}

        /** @param arguments a file with the client's properties */
        public static void main(String[] arguments) throws Exception {
            try (Admin admin = Admin.create(Utils.loadProps(arguments[0]))) {
                System.out.println(
                        "nodes: " + admin.describeCluster().nodes().get().size());
            }
        }
    }

    @Test
    void clientOfTheFileLogsInWithTheModulesOfTheImage() throws Exception {
        // Given
        Authority authority = Authority.create();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(1, broker(authority))) {
            Map<String, String> properties = ConnectorFile.read(ConnectorFile.FOLDER, "kerberos", Role.MSC)
                    .resolved(WorkerVariables.all());
            properties.put("source.cluster.bootstrap.servers", kafka.bootstrapServers());
            Properties settings = new Properties();
            ReplicationClient.SOURCE_ADMIN
                    .settings(Role.MSC.parse(properties))
                    .forEach((name, value) -> settings.setProperty(name, text(value)));
            settings.setProperty("ssl.truststore.type", "PEM");
            settings.setProperty("ssl.truststore.certificates", authority.certificate());

            // When
            String output = run(settings);

            // Then
            assertThat(output).contains("nodes: 1");
        }
    }

    private static Map<String, String> broker(Authority authority) {
        Identity identity = authority.server("localhost", "127.0.0.1");
        KeyDistributionCenter kdc = KeyDistributionCenter.start();
        Map<String, String> broker = new HashMap<>();
        broker.put("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT");
        broker.put("sasl.enabled.mechanisms", "GSSAPI");
        broker.put("sasl.mechanism.inter.broker.protocol", "GSSAPI");
        broker.put("sasl.kerberos.service.name", "kafka");
        broker.put(
                "listener.name.plaintext.gssapi.sasl.jaas.config",
                "com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true storeKey=true keyTab=\"%s\" principal=\"%s\";"
                        .formatted(kdc.keytab("kafka/localhost"), "kafka/localhost@" + KeyDistributionCenter.REALM));
        broker.put("ssl.keystore.type", "PEM");
        broker.put("ssl.keystore.key", identity.key());
        broker.put("ssl.keystore.certificate.chain", identity.certificateChain());
        broker.put("ssl.truststore.type", "PEM");
        broker.put("ssl.truststore.certificates", authority.certificate());
        return broker;
    }

    private String run(Properties settings) throws IOException, InterruptedException {
        Path file = directory.resolve("client.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "--limit-modules=" + modules(),
                        "-Djava.security.krb5.conf=" + System.getProperty("java.security.krb5.conf"),
                        "-cp",
                        Files.readString(SourceTree.find().workerImage().resolve("worker.classpath"))
                                        .trim() + ":target/test-classes",
                        Client.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Those that the image's Java is linked with. */
    private static String modules() throws IOException {
        List<String> lists = MODULES.matcher(Files.readString(RUNTIME))
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(lists).hasSizeGreaterThan(2);
        // What signs with elliptic curves moved to java.base with Java 22; the image has Java 25.
        String curves = Runtime.version().feature() < 22 ? ",jdk.crypto.ec" : "";
        return String.join(",", lists) + curves;
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }
}
