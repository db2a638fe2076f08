package io.connectfargate.benchmarks;

import io.connectfargate.migration.parity.ClusterSide;
import io.connectfargate.migration.parity.Evidence;
import io.connectfargate.migration.parity.Level;
import io.connectfargate.migration.parity.ParityCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command behind {@code verify.sh}: how fast records of two clusters are compared. */
@Command(
        name = "benchmarks/verify.sh",
        description = {
            "Measures how fast 'migrate verify --full' compares a topic on two clusters, next to two plain consumers",
            "that read the same records and do nothing with them.",
            ""
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:both clusters were found to be the same in each round", "1:they were not", "2:wrong options"
        })
public final class VerifyBenchmark implements Callable<Integer> {
    private static final String TOPIC = "verified";
    private static final Duration POLL = Duration.ofMillis(100);

    @Option(names = "--megabytes", defaultValue = "1000", description = "10^6 bytes of values a side. Default: 1000")
    private int megabytes;

    @Option(names = "--record-size", defaultValue = "1000", description = "Bytes of each value. Default: 1000")
    private int recordSize;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds; their median counts. Default: 3")
    private int rounds;

    @Option(
            names = "--heap",
            defaultValue = "96",
            description = "Heap of a JVM of its own that verifies at the end, 2^20 bytes. Default: 96")
    private int heap;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help and exit")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private VerifyBenchmark() {}

    /**
     * Runs the benchmark and ends this JVM with one of the exit codes that {@code --help} lists.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** For tests: does not end this JVM. */
    static CommandLine commandLine() {
        return new CommandLine(new VerifyBenchmark());
    }

    @Override
    public Integer call() throws InterruptedException {
        long records = megabytes * 1_000_000L / recordSize;
        try (Source source = new Source(recordSize);
                Source target = new Source(recordSize)) {
            print("Filling both clusters: %,d records of %,d bytes each", records, recordSize);
            source.fill(TOPIC, records);
            target.fill(TOPIC, records);
            List<Double> ratios = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                double plain = rate(() -> consume(source, target, records));
                double verify = rate(() -> compare(source, target, records));
                ratios.add(verify / plain);
                print("round %d/%d: plain consumers %.0f MB/s a side, verify %.0f", round, rounds, plain, verify);
            }
            ratios.sort(null);
            print("verify has %.2f of the speed of two plain consumers (median)", ratios.get(ratios.size() / 2));
            small(source, target, records);
            return CommandLine.ExitCode.OK;
        } catch (Failure failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            return 1;
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private double rate(Work work) throws InterruptedException {
        long start = System.nanoTime();
        work.run();
        return megabytes * 1e9 / (System.nanoTime() - start);
    }

    private static void compare(Source source, Source target, long records) throws InterruptedException {
        try (ClusterSide from = new ClusterSide("source", Map.of("bootstrap.servers", source.bootstrapServers()));
                ClusterSide to = new ClusterSide("target", Map.of("bootstrap.servers", target.bootstrapServers()))) {
            Evidence evidence = new ParityCheck(from, to, Optional.empty(), saved -> {}, progress -> {})
                    .run(Level.FULL, Set.of(TOPIC), Optional.empty());
            String expected = verdict(records);
            if (!evidence.verdict().equals(expected)) {
                throw new Failure("Expected \"" + expected + "\", found \"" + evidence.verdict() + "\"");
            }
        }
    }

    private static String verdict(long records) {
        return String.format(
                Locale.ROOT, "VERIFIED: %,d records of %d partitions are the same.", records, Source.PARTITIONS);
    }

    private void small(Source source, Source target, long records) throws InterruptedException {
        SmallHeap.Result result = new SmallHeap(heap, source.bootstrapServers(), target.bootstrapServers())
                .verify(TOPIC, verdict(records));
        print(
                "migrate verify with -Xmx%dm: %.0f MB/s a side with its start; after full collections at most %d MB of"
                        + " the heap were in use; %.0f MB of physical memory",
                heap, megabytes * 1e9 / result.time().toNanos(), result.used(), result.peakMemory() / 1e6);
    }

    private static void consume(Source source, Source target, long records) {
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> consume(source, records));
        consume(target, records);
        other.join();
    }

    private static void consume(Source cluster, long records) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                cluster.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Source.partitions(TOPIC).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (long read = 0; read < records; ) {
                read += consumer.poll(POLL).count();
            }
        }
    }

    private void print(String format, Object... values) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values));
        spec.commandLine().getOut().flush();
    }
}
