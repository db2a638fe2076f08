package io.connectfargate.quickstart;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.migration.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * The two clusters.
 *
 * @param source bootstrap servers to read from
 * @param target bootstrap servers to write to
 */
record Clusters(String source, String target) {
    private static final int TIMEOUT_MS = 8000;

    /**
     * Starts two embedded clusters, or makes sure that the given ones answer.
     *
     * @throws Failure naming every cluster that does not respond
     */
    static Clusters open(Options options, Shutdown shutdown) throws InterruptedException {
        if (options.source().isEmpty()) {
            return new Clusters(embedded(shutdown), embedded(shutdown));
        }
        Clusters clusters =
                new Clusters(options.source().orElseThrow(), options.target().orElseThrow());
        List<String> problems = new ArrayList<>();
        problem("--source", clusters.source).ifPresent(problems::add);
        problem("--target", clusters.target).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new Failure(ExitCode.UNAVAILABLE, String.join(System.lineSeparator(), problems));
        }
        return clusters;
    }

    /** An admin client that gives up after a few seconds. */
    static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", TIMEOUT_MS / 2,
                "default.api.timeout.ms", TIMEOUT_MS));
    }

    private static String embedded(Shutdown shutdown) {
        try {
            return shutdown.starting(EmbeddedKafka::start).bootstrapServers();
        } catch (Exception e) {
            throw new Failure(ExitCode.UNAVAILABLE, e.getMessage());
        }
    }

    private static Optional<String> problem(String option, String address) throws InterruptedException {
        try (Admin admin = admin(address)) {
            admin.describeCluster().nodes().get();
            return Optional.empty();
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Optional.of("No Kafka broker responds at " + option + " " + address + " (" + cause.getMessage()
                    + "): check host, port and firewall, and that the listener is a plain-text one.");
        }
    }
}
