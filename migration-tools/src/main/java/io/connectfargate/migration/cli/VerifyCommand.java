package io.connectfargate.migration.cli;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.ClusterOptions;
import io.connectfargate.migration.cluster.ClusterSettings;
import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.cluster.RequiredPermissions;
import io.connectfargate.migration.logs.CopiedOffsets;
import io.connectfargate.migration.output.OutputOptions;
import io.connectfargate.migration.output.Progress;
import io.connectfargate.migration.parity.ClusterSide;
import io.connectfargate.migration.parity.Evidence;
import io.connectfargate.migration.parity.EvidenceFile;
import io.connectfargate.migration.parity.Level;
import io.connectfargate.migration.parity.ParityCheck;
import io.connectfargate.migration.parity.TopicSelection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code migrate verify}: whether the copies hold the same records as their source. */
@Command(
        name = "verify",
        description = {
            "Compares topics on both clusters, record by record, between the first record that both have and the last one that is"
                    + " committed. Compacted topics are compared by the last record of each key. Nothing is written to a cluster.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Example:",
            "  migrate verify --connect http://kafkaconnect.migration:8083 --name mm2-msc --evidence verify.json",
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private ClusterOptions clusters;

    @Mixin
    private OutputOptions output;

    @ArgGroup
    private LevelOptions level = new LevelOptions();

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description =
                    "A topic to compare, with the same name on both clusters. May be repeated. Default: those that the"
                            + " connector copies.")
    private Set<String> topics = Set.of();

    @Option(
            names = "--evidence",
            paramLabel = "FILE",
            description = "Where to write what was found, as JSON, every few seconds.")
    private Path evidence;

    @Option(
            names = "--resume",
            description =
                    "Go on behind what the evidence says was compared by an earlier run, instead of from the beginning.")
    private boolean resume;

    /** How much is compared. */
    private static final class LevelOptions {
        @Option(names = "--full", description = "Compare every record (default).")
        private boolean full;

        @Option(
                names = "--counts",
                description = "Compare offsets only: takes seconds and proves nothing of the records.")
        private boolean counts;

        @Option(
                names = "--sample",
                paramLabel = "RECORDS",
                description =
                        "Compare so many records of each partition: the first, the last, and random ones between them.")
        private int sample;

        Level level() {
            if (sample < 0) {
                throw new Failure(
                        ExitCode.USAGE, "--sample is " + sample + ". Expected: a number of records, such as 1000.");
            }
            return counts ? Level.COUNTS : sample > 0 ? Level.sample(sample) : Level.FULL;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<EvidenceFile> file = Optional.ofNullable(evidence).map(EvidenceFile::new);
        Optional<Evidence> earlier = earlier(file);
        Clusters both = clusters.read(Set.of(Cluster.SOURCE, Cluster.TARGET));
        both.requireUsable(Map.of(Cluster.SOURCE, List.of(), Cluster.TARGET, List.of()));
        try (ClusterSide source = side("source", both.source());
                ClusterSide target = side("target", both.target());
                Progress progress = output.progress("Comparing", 0)) {
            Set<String> names = topics.isEmpty() ? selected(both, source) : new TreeSet<>(topics);
            new RequiredPermissions(Set.of())
                    .readRecords(Cluster.SOURCE, names)
                    .readRecords(Cluster.TARGET, names)
                    .check(both);
            ParityCheck check = new ParityCheck(
                    source, target, earlier, found -> file.ifPresent(to -> to.write(found)), shown(progress));
            Evidence found = check.run(level.level(), names, copied(both));
            progress.close();
            new VerifyReport(output).print(found, Optional.ofNullable(evidence));
            return (found.passed() ? ExitCode.OK : ExitCode.NOT_VERIFIED).code();
        }
    }

    private static ClusterSide side(String name, ClusterSettings settings) {
        return new ClusterSide(name, settings.admin(), settings.consumer());
    }

    private Optional<Evidence> earlier(Optional<EvidenceFile> file) {
        if (resume && file.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "--resume needs --evidence FILE: the file of the run to go on from.");
        }
        if (!resume && evidence != null && Files.exists(evidence)) {
            throw new Failure(
                    ExitCode.USAGE,
                    evidence + " exists already. Go on from it by --resume, or give the name of a new file.");
        }
        return resume ? file.map(EvidenceFile::read) : Optional.empty();
    }

    private static Set<String> selected(Clusters both, ClusterSide source) throws InterruptedException {
        TopicSelection selection =
                new TopicSelection(both.connectorConfig(), both.names().policy());
        return selection.of(source.topics());
    }

    private Optional<Map<TopicPartition, Long>> copied(Clusters both) throws InterruptedException {
        if (both.connect().isEmpty()) {
            return Optional.empty();
        }
        String alias = both.names().sourceAlias();
        CopiedOffsets offsets = new CopiedOffsets(both.connect().get(), alias);
        if (offsets.connectors().isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The worker has no MirrorSourceConnector with source.cluster.alias " + alias
                            + ", so that nobody knows what is copied. Give --source-alias, or the connector by --name.");
        }
        return Optional.of(offsets.read());
    }

    private static Consumer<ParityCheck.Progress> shown(Progress progress) {
        long[] read = new long[1];
        return now -> {
            progress.total(now.all());
            progress.step(now.read() - read[0]);
            read[0] = now.read();
        };
    }
}
