package io.connectfargate.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.exception.DockerException;
import io.connectfargate.system.engine.WorkerContainer;
import io.connectfargate.system.records.Entry;
import io.connectfargate.system.records.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.containers.Container.ExecResult;

/**
 * Every authentication mode at the source, and every one at the target; {@code -Dmatrix=whole} combines each with each.
 *
 * <p>A worker for each mode of the target has a connector pair for each of its cells. On each side, the migration may do what the
 * files of {@code Configuration/permissions} say; and of the source's topics, each mode's name may read its own ones.
 */
class AuthenticationMatrixIT {
    @RegisterExtension
    static final SecuredClusters clusters = new SecuredClusters();

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * A target's sources: its own mode, which finds the two sides' credentials mixed up, and another one, which finds the modes
     * mixed up. Together they have every source mode.
     */
    private static final Map<Mode, List<Mode>> SOURCES = Map.of(
            Mode.NO_AUTH, List.of(Mode.NO_AUTH, Mode.MTLS),
            Mode.TLS, List.of(Mode.TLS, Mode.IAM),
            Mode.MTLS, List.of(Mode.MTLS, Mode.OAUTHBEARER),
            Mode.SASL_SCRAM, List.of(Mode.SASL_SCRAM, Mode.SASL_PLAIN),
            Mode.IAM, List.of(Mode.IAM, Mode.NO_AUTH));

    /** Parts of passwords, keys, the role's token, and any signed one. */
    private static final String[] SECRETS = {"s3cr3t", "PRIVATE KEY", "t0ken", "eyJ"};

    private static final Map<Mode, WorkerContainer> workers = new EnumMap<>(Mode.class);

    @BeforeAll
    @Timeout(
            value = 30,
            unit = TimeUnit.MINUTES) // for the whole matrix: what holds for all tests ends after ten minutes
    static void startAll() throws IOException {
        LeastPrivilege permissions = new LeastPrivilege(clusters);
        cells().forEach(cell -> cell.prepare(clusters.broker(Side.SOURCE)));
        for (Mode source : Mode.values()) {
            permissions.grantSource(source, "cell-" + source + "-");
        }
        Path files = clusters.newFolder("connectors");
        for (Mode target : Mode.OF_TARGETS) {
            List<String> names = cellsOf(target).map(Cell::name).toList();
            permissions.grantTarget(target, group(target), names, "cell-*-" + target);
            WorkerContainer worker = start(target);
            workers.put(target, worker);
            for (String role : List.of("mm2-msc", "mm2-cpc")) {
                cellsOf(target).forEach(cell -> cell.put(worker, role, files, Map.of()));
            }
        }
    }

    static Stream<Cell> cells() {
        return Mode.OF_TARGETS.stream().flatMap(AuthenticationMatrixIT::cellsOf);
    }

    @Test
    void hasEveryModeOnEitherSide() {
        assertThat(cells().map(Cell::source)).contains(Mode.values());
        assertThat(cells().map(Cell::target)).containsAll(Mode.OF_TARGETS);
        assertThat(cellsOfMigrate().map(Cell::source)).contains(Mode.values());
        assertThat(cellsOfMigrate().map(Cell::target)).containsAll(Mode.OF_TARGETS);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void migratesRecordsAndGroup(Cell cell) {
        // Given
        List<Entry> originals = cell.topic(clusters.broker(Side.SOURCE)).entries();
        Topic copy = cell.topic(clusters.broker(Side.TARGET));

        // When
        await(cell.name()).atMost(PATIENCE).until(() -> copy.entries().size() >= originals.size());

        // Then
        assertThat(copy.entries()).as(cell.name()).isEqualTo(originals).isNotEmpty();
        awaitGroup(cell);
    }

    private static void awaitGroup(Cell cell) {
        Topic copy = cell.topic(clusters.broker(Side.TARGET));
        await(cell.name())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                cell.group(clusters.broker(Side.TARGET)).committed())
                        .as(cell.name())
                        .isEqualTo(copy.next())
                        .isNotEmpty());
    }

    /** Each mode of either side. */
    static Stream<Cell> cellsOfMigrate() {
        return Stream.of(
                new Cell(Mode.MTLS, Mode.NO_AUTH),
                new Cell(Mode.TLS, Mode.TLS),
                new Cell(Mode.OAUTHBEARER, Mode.MTLS),
                new Cell(Mode.SASL_SCRAM, Mode.SASL_SCRAM),
                new Cell(Mode.SASL_PLAIN, Mode.SASL_SCRAM),
                new Cell(Mode.IAM, Mode.IAM),
                new Cell(Mode.NO_AUTH, Mode.IAM));
    }

    @ParameterizedTest
    @MethodSource("cellsOfMigrate")
    void theCommandMigrateLogsInAsTheConnectorsDo(Cell cell) {
        // Given
        WorkerContainer worker = workers.get(cell.target());
        awaitGroup(cell);

        // When
        CompletableFuture<ExecResult> migrate = CompletableFuture.supplyAsync(() -> migrate(worker, cell));
        Set<String> processes = new TreeSet<>();
        // A process that ends while they are listed is an error to podman.
        await(cell.name())
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(DockerException.class)
                .until(() -> {
                    processes.addAll(worker.processes());
                    return migrate.isDone();
                });

        // Then
        ExecResult result = migrate.join();
        assertThat(result.getExitCode()).as(result.toString()).isZero();
        assertThat(result.getStdout()).contains("2 offsets of 1 groups: 2 exact.");
        assertThat(processes).anyMatch(process -> process.contains("@/opt/connect/migrate offsets"));
        assertThat(result.getStdout() + result.getStderr() + processes).doesNotContain(SECRETS);
    }

    /** Again where a broker did not respond within the ten seconds that the command has: this machine runs many. */
    private static ExecResult migrate(WorkerContainer worker, Cell cell) {
        return await(cell.name())
                .atMost(PATIENCE)
                .until(
                        () -> worker.java(
                                "@/opt/connect/migrate",
                                "offsets",
                                "--name",
                                cell.connector("mm2-cpc"),
                                "--group",
                                cell.name()),
                        result -> !result.getStderr().contains("did not respond"));
    }

    private static Stream<Cell> cellsOf(Mode target) {
        boolean whole = System.getProperty("matrix", "").equals("whole");
        List<Mode> sources = whole ? List.of(Mode.values()) : SOURCES.get(target);
        return sources.stream().map(source -> new Cell(source, target));
    }

    private static String group(Mode target) {
        return "to-" + target;
    }

    private static WorkerContainer start(Mode target) {
        TaskContainer task = clusters.task();
        task.start();
        WorkerContainer worker = clusters.worker(task, target, group(target));
        worker.start();
        return worker;
    }
}
