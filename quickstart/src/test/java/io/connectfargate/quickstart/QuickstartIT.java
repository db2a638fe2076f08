package io.connectfargate.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.checks.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

class QuickstartIT {
    @TempDir
    private Path folder;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void migratesAndProvesIt() throws Exception {
        try (QuickstartRun run = new QuickstartRun(folder, "--exit", "--records=3000", "--partitions=2")) {
            run.endsWith(0);
            assertThat(run.output())
                    .contains(
                            "Verified: every record arrived once and in order, the group offsets arrived.",
                            "3 (6 partitions with records)",
                            "3,000 (",
                            "quickstart-group: offsets of 6 of 6 partitions arrived",
                            "quickstart-group: 6 of 6 offsets are exact with migrate offsets; would read 0 records again",
                            "REST     listened at http://127.0.0.1:" + run.port,
                            "Metrics  listened at http://127.0.0.1:" + run.metricsPort + "/metrics")
                    .containsPattern("Copying +100% .*3000/3000 records.* MB/s, \\d+ s left")
                    // The group has read 250 of 500 records: the exact offset is right behind the copies of these.
                    .containsPattern("quickstart-group +quickstart-orders-0 +250 +2\\d\\d +\\d+ +\\d+ +[A-Z]+")
                    .doesNotContain("Exception");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void staysUpUntilItIsStopped() throws Exception {
        try (QuickstartRun run = new QuickstartRun(folder, "--records=300")) {
            // Given
            await().atMost(Duration.ofMinutes(4))
                    .until(() -> !run.isAlive() || run.output().contains("Running until Ctrl-C"));
            assertThat(run.isAlive()).as(run::output).isTrue();
            // When
            String connectors = get("http://127.0.0.1:" + run.port + "/connectors");
            String metrics = get("http://127.0.0.1:" + run.metricsPort + "/metrics");
            String verify = migrate(run, "verify", "--name", "mm2-msc");
            String offsets = migrate(run, "offsets", "--name", "mm2-msc", "--all-groups");
            delete(run, "mm2-msc");
            String refused = migrate(run, "verify", "--name", "mm2-cpc", "--topic", "quickstart-orders");
            run.stop();
            // Then
            assertThat(connectors).contains("mm2-msc", "mm2-cpc", "mm2-hbc");
            assertThat(metrics).contains("jvm_memory");
            assertThat(run.output()).contains("migrate.jar verify --connect", "migrate.jar offsets --connect");
            assertThat(verify).startsWith("0 ").endsWith("VERIFIED: 300 records of 9 partitions are the same.");
            assertThat(offsets).startsWith("0 ").contains("9 offsets of 1 groups: 9 exact.");
            assertThat(refused)
                    .isEqualTo(
                            "2 The worker has no MirrorSourceConnector with source.cluster.alias msksource, so that nobody"
                                    + " knows what is copied. Give --source-alias, or the connector by --name.");
            run.endsWith(0);
            assertThat(isFree(run.port)).isTrue();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void stopsInTheMiddleOfItsWork() throws Exception {
        try (QuickstartRun run = new QuickstartRun(folder, "--records=3000")) {
            // Given
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !run.isAlive() || run.output().contains("Starting the worker"));
            // When
            run.stop();
            // Then: what the JVM reports for SIGTERM; for Ctrl-C it is 130.
            run.endsWith(143);
            assertThat(run.output()).contains("Stopping ...").doesNotContain("Exception");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void saysWhatTheWorkerLoggedIfItDies() throws Exception {
        try (QuickstartRun run = new QuickstartRun(folder, "--records=300000")) {
            // Given
            await().atMost(Duration.ofMinutes(4))
                    .until(() -> !run.isAlive() || run.output().contains("Copying "));
            // When
            run.killWorker();
            // Then
            run.endsWith(ExitCode.UNAVAILABLE.code());
            assertThat(run.output())
                    .contains("The worker exited with code 137. The end of its log:")
                    .contains(" INFO ")
                    .doesNotContain("\tat io.connectfargate");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void namesAPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                QuickstartRun run = new QuickstartRun(folder, "--exit", "--port=" + taken.getLocalPort())) {
            run.endsWith(ExitCode.USAGE.code());
            assertThat(run.output().strip())
                    .startsWith("Port " + taken.getLocalPort() + " on 127.0.0.1 cannot be opened")
                    .endsWith("choose another port with --port.");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void saysWhatIsWrongWithTheOptions() throws Exception {
        try (QuickstartRun run = new QuickstartRun(folder, "--records=0", "--target=a:1")) {
            run.endsWith(ExitCode.USAGE.code());
            assertThat(run.output()).contains("--records is 0", "--source is missing", "--help");
        }
    }

    /** The exit code and what the command printed, as the summary says how to start it. */
    private static String migrate(QuickstartRun run, String command, String... arguments)
            throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("source.tree"), "migration-tools", "target", "migrate.jar");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                command,
                "--connect",
                "http://127.0.0.1:" + run.port));
        line.addAll(List.of(arguments));
        Process java = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(java.getInputStream().readAllBytes(), UTF_8).strip();
        return java.waitFor() + " " + output;
    }

    private static void delete(QuickstartRun run, String connector) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + run.port + "/connectors/" + connector);
        HttpClient client = HttpClient.newHttpClient();
        client.send(HttpRequest.newBuilder(address).DELETE().build(), BodyHandlers.discarding());
        await().atMost(Duration.ofMinutes(2))
                .until(() -> client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                                .statusCode()
                        == 404);
    }

    private static String get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static boolean isFree(int port) {
        return Preflight.portProblem("--port", port).isEmpty();
    }
}
