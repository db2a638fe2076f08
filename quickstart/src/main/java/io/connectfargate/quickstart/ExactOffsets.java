package io.connectfargate.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.migration.offsets.OffsetsCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;

/** Runs {@code migrate offsets} in this JVM, which writes nothing to a cluster. */
final class ExactOffsets {
    private ExactOffsets() {}

    /**
     * Finds the offsets of groups.
     *
     * @param worker its REST API, {@code http://HOST:PORT}
     * @param groups of the source; at least one
     * @return an entry for each offset that a group has committed in a topic that is copied
     * @throws io.connectfargate.migration.Failure if a cluster cannot be used, or does not have a group
     * @throws InterruptedException if this thread is to stop
     */
    static List<ExactOffset> find(String worker, Collection<String> groups) throws InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("--connect", worker, "--name", MirrorConnectors.SOURCE, "--json"));
        groups.forEach(group -> arguments.add("--group=" + group));
        OffsetsCommand command = new OffsetsCommand();
        StringWriter out = new StringWriter();
        new CommandLine(command)
                // A group's name may begin with this sign.
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(out))
                .parseArgs(arguments.toArray(String[]::new));
        command.call();
        return read(out.toString());
    }

    static List<ExactOffset> read(String document) {
        List<ExactOffset> offsets = new ArrayList<>();
        for (JsonNode group : parsed(document).path("groups")) {
            for (JsonNode offset : group.path("offsets")) {
                if (offset.path("source").isNumber() && offset.has("proof")) {
                    offsets.add(ExactOffset.of(group.path("group").asText(), offset));
                }
            }
        }
        return offsets;
    }

    private static JsonNode parsed(String document) {
        try {
            return new ObjectMapper().readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("migrate offsets --json printed no JSON", e);
        }
    }
}
