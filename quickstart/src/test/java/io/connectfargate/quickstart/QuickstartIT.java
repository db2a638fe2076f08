package io.connectfargate.quickstart;

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
                            "REST     listened at http://127.0.0.1:" + run.port,
                            "Metrics  listened at http://127.0.0.1:" + run.metricsPort + "/metrics")
                    .containsPattern("Copying +100% .*3000/3000 records.* MB/s, \\d+ s left")
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
            run.stop();
            // Then
            assertThat(connectors).contains("mm2-msc", "mm2-cpc", "mm2-hbc");
            assertThat(metrics).contains("jvm_memory");
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

    private static String get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static boolean isFree(int port) {
        return Preflight.portProblem("--port", port).isEmpty();
    }
}
