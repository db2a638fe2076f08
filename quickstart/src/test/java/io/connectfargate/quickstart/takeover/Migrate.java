package io.connectfargate.quickstart.takeover;

import io.connectfargate.migration.takeover.ExportCommand;
import io.connectfargate.migration.takeover.TakeoverCommand;
import io.connectfargate.quickstart.offsets.MirroredClusters;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine;

/** The command on two clusters with a worker. */
final class Migrate implements AutoCloseable {
    final MirroredClusters clusters;
    private final Path folder;
    private final StringWriter out = new StringWriter();

    Migrate(Path folder) throws Exception {
        this.folder = folder;
        clusters = new MirroredClusters(folder);
        clusters.awaitWorker();
    }

    /** Of all commands so far, both streams. */
    String output() {
        return out.toString();
    }

    void commit(String group, Map<TopicPartition, Long> offsets) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
        offsets.forEach((partition, offset) -> commits.put(partition, new OffsetAndMetadata(offset)));
        clusters.sourceAdmin.alterConsumerGroupOffsets(group, commits).all().get();
    }

    int status(String connector) throws Exception {
        return clusters.rest
                .send("GET", "/connectors/" + connector + "/status", "")
                .status();
    }

    String offsets(String connector) throws Exception {
        return clusters.rest
                .send("GET", "/connectors/" + connector + "/offsets", "")
                .body();
    }

    String[] command(String connector, String topic, String... tool) throws Exception {
        Path file = folder.resolve(connector + ".json");
        Files.writeString(file, clusters.config("mm2-msc", Map.of("name", connector, "topics", topic)));
        return with(tool, "--connector", file.toString(), "--connect", clusters.address());
    }

    static String[] with(String[] command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    int takeover(String... command) {
        return run(new TakeoverCommand(), command);
    }

    int export(String... command) {
        return run(new ExportCommand(), command);
    }

    private int run(Object program, String... command) {
        PrintWriter writer = new PrintWriter(out, true);
        return new CommandLine(program)
                .setOut(writer)
                .setErr(writer)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    writer.println(failure.getMessage());
                    return -1;
                })
                .execute(command);
    }

    @Override
    public void close() throws Exception {
        clusters.close();
    }
}
