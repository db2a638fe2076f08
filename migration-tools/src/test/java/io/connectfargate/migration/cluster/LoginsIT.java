package io.connectfargate.migration.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.Listener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connector files as they are, with each authentication mode of the source. Kerberos is tested in Configuration. */
class LoginsIT {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static SecuredSource source;
    private static Path trusted;

    @BeforeAll
    static void start() throws Exception {
        source = new SecuredSource(Files.createDirectory(folder.resolve("policies")));
        trusted = source.trustStore(folder.resolve("trusted.p12"), PASSWORD);
    }

    @AfterAll
    static void stop() {
        if (source != null) {
            source.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no-auth, NO_AUTH",
        "tls, TLS",
        "mtls, TLS",
        "sasl-scram, SASL_SCRAM",
        "sasl-plain, SASL_PLAIN",
        "oauthbearer, OAUTHBEARER",
        "iam, IAM",
        "iam-role, IAM"
    })
    void workAsInTheWorker(String mode, Listener listener) throws Exception {
        assertThat(run(mode, listener, source.variables())).isEqualTo("0 LOGGED IN [orders] 11");
    }

    @Test
    void thatAreRejectedHaveTheWorkersSentence() throws Exception {
        Map<String, String> variables = source.variables();
        variables.put("SOURCE_PASSWORD", "wr0ng");

        assertThat(run("sasl-scram", Listener.SASL_SCRAM, variables))
                .startsWith("3 The source cluster (source.cluster.bootstrap.servers of mm2-cpc) cannot be used: ")
                .contains("rejected")
                .doesNotContain("wr0ng");
    }

    @Test
    void thatReferToWhatIsNotSetNameAllOfIt() throws Exception {
        assertThat(run("oauthbearer", Listener.OAUTHBEARER, Map.of()))
                .startsWith("2 1 configuration error")
                .contains("${env:SOURCE_OAUTH_TOKEN_ENDPOINT_URL}", "--source-properties FILE");
    }

    private static String run(String mode, Listener listener, Map<String, String> variables) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-Djavax.net.ssl.trustStore=" + trusted,
                        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoginProgram.class.getName(),
                        "--connector",
                        connector(mode, source.address(listener)))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        return process.waitFor() + " " + output;
    }

    private static String connector(String mode, String address) throws Exception {
        try (Stream<Path> files = Files.list(Path.of("..", "Configuration", "connectors", mode))) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith("mm2-cpc"))
                    .findFirst()
                    .orElseThrow();
            String text = Files.readString(file).replace("{SOURCE CLUSTER BROKERS ADDRESS}", address);
            return Files.writeString(folder.resolve(mode + ".json"), text).toString();
        }
    }
}
