package io.connectfargate.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.system.engine.WorkerContainer;
import io.connectfargate.system.records.Sequence;
import io.connectfargate.system.records.SteadyWriter;
import io.connectfargate.system.records.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credentials of the task role that expire while records are copied, from IAM to IAM. */
class IamRotationIT {
    private static final Duration REAUTHENTICATION = Duration.ofSeconds(10);
    private static final Duration ROTATION = Duration.ofSeconds(10);
    /** The SDK asks again a minute before the end, so what it gets must be good for longer: also what is to rotate next. */
    private static final Duration LIFETIME = Duration.ofSeconds(75);

    /** Longer than the lifetime, or nothing would be shown. */
    private static final Duration DURATION = Duration.ofSeconds(Long.getLong("rotation.seconds", 85));

    private static final String GROUP = "rotation";

    @RegisterExtension
    static final SecuredClusters clusters = new SecuredClusters(
            broker -> broker.withEnv("BROKER_REAUTHENTICATION_SECONDS", Long.toString(REAUTHENTICATION.toSeconds())));

    private static final Cell cell = new Cell(Mode.IAM, Mode.IAM);

    private static WorkerContainer worker;

    @BeforeAll
    static void start() throws IOException {
        LeastPrivilege permissions = new LeastPrivilege(clusters);
        permissions.grantSource(Mode.IAM, cell.name());
        permissions.grantTarget(Mode.IAM, GROUP, List.of(cell.name()), cell.name());
        cell.topic(clusters.broker(Side.SOURCE)).create();
        TaskContainer task = clusters.task().withRotation(ROTATION, LIFETIME);
        task.start();
        worker = clusters.worker(task, Mode.IAM, GROUP);
        worker.start();
        Path files = clusters.newFolder("connectors");
        for (String role : List.of("mm2-msc", "mm2-cpc")) {
            cell.put(worker, role, files, Map.of());
        }
        awaiting()
                .until(() -> worker.rest().workersOf(cell.connector("mm2-msc")).size() == 2);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES) // for longer runs: what holds for all tests ends after ten minutes
    void losesAndRepeatsNothingAndRestartsNoTask() {
        // Given
        Topic original = cell.topic(clusters.broker(Side.SOURCE));
        Topic copy = cell.topic(clusters.broker(Side.TARGET));
        long starts = taskStarts();
        assertThat(starts).isPositive();
        SteadyWriter writer = new SteadyWriter(original);

        // When
        try (writer) {
            await().pollDelay(DURATION).atMost(DURATION.plusMinutes(1)).until(() -> true);
            double before = clients().total("successful_reauthentication");
            awaiting().until(() -> clients().total("successful_reauthentication") > before);
        }

        // Then
        Sequence all = new Sequence(copy, writer.perPartition());
        awaiting().untilAsserted(() -> assertThat(all.faults()).isEmpty());
        ClientMetrics clients = clients();
        assertThat(clients.total("failed_reauthentication")).isZero();
        assertThat(clients.total("failed_authentication")).isZero();
        assertThat(taskStarts()).isEqualTo(starts);
        assertThat(worker.rest().workersOf(cell.connector("mm2-msc"))).hasSize(2);
        System.out.printf(
                "%d records in %s, authenticated again %.0f times%n",
                all.total(), DURATION, clients.total("successful_reauthentication"));
    }

    private static ClientMetrics clients() {
        return new ClientMetrics(worker.metrics());
    }

    private static long taskStarts() {
        return worker.getLogs()
                .lines()
                .filter(line -> line.contains("Creating task "))
                .count();
    }

    private static ConditionFactory awaiting() {
        return await().atMost(Duration.ofMinutes(3));
    }
}
