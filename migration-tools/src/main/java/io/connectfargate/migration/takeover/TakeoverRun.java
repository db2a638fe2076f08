package io.connectfargate.migration.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.ClusterOptions;
import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.output.OutputOptions;
import io.connectfargate.migration.output.Progress;
import io.connectfargate.migration.parity.TopicSelection;
import io.connectfargate.migration.rest.ConnectVersion;
import io.connectfargate.migration.rest.PatientRest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Plans a takeover, shows it, and carries it out. Whatever it changes is set, not added: it may be killed and run again. */
record TakeoverRun(ClusterOptions clusterOptions, OutputOptions output, TakeoverOptions options) {
    private static final String CLASS = "MirrorSourceConnector";

    /** What a run works with. */
    private record Tools(Clusters clusters, Admin source, Admin target, PatientRest rest, StoppedConnector connector) {}

    /** A plan, and where the copies ended when it was made. */
    private record Planned(TakeoverPlan plan, Map<TopicPartition, Long> ends) {}

    ExitCode run(OldTool tool) throws InterruptedException {
        options.requireConsistency();
        Clusters clusters = clusterOptions.read(EnumSet.allOf(Cluster.class));
        PatientRest rest = requireConnector(clusters);
        new RequiredAccess(clusters, tool).checkTool(EnumSet.allOf(Cluster.class), false);
        StoppedConnector connector =
                new StoppedConnector(rest, clusters.connector().orElseThrow(), clusters.connectorConfig());
        try (Admin source = clusters.source().openAdmin();
                Admin target = clusters.target().openAdmin()) {
            return run(tool, new Tools(clusters, source, target, rest, connector));
        }
    }

    private static PatientRest requireConnector(Clusters clusters) throws InterruptedException {
        if (clusters.connect().isEmpty() || clusters.connector().isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The connector that continues and its worker are not named. Expected: --connector mm2-msc.json and"
                            + " --connect http://HOST:8083.");
        }
        String type = clusters.connectorConfig().getOrDefault("connector.class", "missing");
        if (!type.endsWith(CLASS)) {
            throw new Failure(
                    ExitCode.USAGE,
                    "connector.class of " + clusters.connector().get() + " is " + type + ". Expected: " + CLASS
                            + ", the connector that copies topics.");
        }
        PatientRest rest = new PatientRest(clusters.connect().get());
        rest.requireReachable();
        rest.requireVersion(ConnectVersion.CREATES_STOPPED, "create a stopped connector and store offsets for it");
        return rest;
    }

    private ExitCode run(OldTool tool, Tools tools) throws InterruptedException {
        Set<String> all = StoredOffsetsReader.get(
                tools.source().listTopics().names(), Set.of(), "The list of topics of the source");
        TopicSelection selection = new TopicSelection(
                tools.clusters().connectorConfig(), tools.clusters().names().policy());
        Set<String> topics = selection.of(all);
        List<String> problems = problems(tool, tools, topics);
        if (!problems.isEmpty()) {
            new TakeoverReport(output).printProblems(problems);
            return ExitCode.NOT_VERIFIED;
        }
        Planned planned = plan(tool, tools, selection, topics);
        List<String> rejected = planned.plan().rejected();
        if (!rejected.isEmpty() || options.isDryRun()) {
            new TakeoverReport(output).print(planned.plan(), 0, null, rejected);
            return rejected.isEmpty() ? ExitCode.OK : ExitCode.NOT_VERIFIED;
        }
        carryOut(planned, tools);
        return ExitCode.OK;
    }

    /** What is not about partitions, all together. */
    private static List<String> problems(OldTool tool, Tools tools, Set<String> topics) throws InterruptedException {
        List<String> problems = new ArrayList<>(new ToolGroups(tools.source(), tools.target()).problems(tool));
        JsonNode connectors = tools.rest().send("GET", "/connectors?expand=info&expand=status", "");
        problems.addAll(
                new CompetingConnectors(connectors, tools.clusters().names().policy())
                        .problems(tools.connector().name(), topics));
        problems.addAll(tools.connector().problems());
        return problems;
    }

    private Planned plan(OldTool tool, Tools tools, TopicSelection selection, Set<String> topics)
            throws InterruptedException {
        Clusters clusters = tools.clusters();
        StoredOffsets stored = new StoredOffsetsReader(clusters, tools.source(), tools.target()).read(tool);
        Set<String> missing = selection.of(stored.topics());
        missing.removeAll(topics);
        new RequiredAccess(clusters, tool)
                .checkRecords(Stream.concat(topics.stream(), missing.stream()).collect(Collectors.toSet()));
        requireAny(topics, tools);
        StartRules rules = new StartRules(tool, options.isAcceptGaps());
        StartOffsets search = new StartOffsets(clusters, stored, rules, options.trusted(), options.searchLimit());
        StartOffsets.Found found;
        try (Progress progress = output.progress("Comparing", 0)) {
            found = search.find(topics, tools.source(), tools.target(), progress);
        }
        Set<String> leftOut = stored.topics();
        leftOut.removeAll(topics);
        leftOut.removeAll(missing);
        TakeoverPlan plan = new TakeoverPlan(
                tool, tools.connector().name(), found.starts(), leftOut, stored.skipped(), stored.warnings(missing));
        return new Planned(plan, found.ends());
    }

    private static void requireAny(Set<String> topics, Tools tools) {
        if (topics.isEmpty()) {
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    "The source lists no topic that " + tools.connector().name() + " copies: \"topics\" is "
                            + tools.connector().config().get("topics")
                            + ". Expected: topics that the old tool has copied. Topics that this user may not describe are not"
                            + " listed; name them in \"topics\" to see which.");
        }
    }

    private void carryOut(Planned planned, Tools tools) throws InterruptedException {
        StoppedConnector connector = tools.connector();
        Map<TopicPartition, Long> offsets = planned.plan().toStore();
        connector.create();
        ConnectorOffsets stored = new ConnectorOffsets(
                tools.rest(), connector.name(), tools.clusters().names().sourceAlias());
        if (!stored.holdsOnly(offsets)) {
            deleteRemaining(stored, connector);
        }
        try (Progress progress = output.progress("Storing", offsets.size())) {
            stored.write(offsets, progress::step);
        }
        stored.requireEqual(offsets);
        requireStill(planned, tools);
        if (options.isResume()) {
            connector.resume();
        }
        new TakeoverReport(output)
                .print(planned.plan(), offsets.size(), options.isResume() ? "running" : "stopped", List.of());
        if (!options.isResume() && !output.isJson()) {
            output.out()
                    .println("To have it copy: run this command with --resume, or curl -X PUT "
                            + tools.rest().rest().address() + "/connectors/" + PatientRest.encoded(connector.name())
                            + "/resume");
            output.out().flush();
        }
    }

    /** Connect keeps the offsets of a deleted connector; they would win for partitions that get none here. */
    private void deleteRemaining(ConnectorOffsets stored, StoppedConnector connector) throws InterruptedException {
        if (connector.config().containsKey("offsets.storage.topic")) {
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    "An earlier connector " + connector.name()
                            + " has left offsets, and Connect cannot delete those of a"
                            + " connector with offsets.storage.topic. The new one was created and is stopped. Delete it,"
                            + " and give it another name.");
        }
        if (!output.isJson()) {
            output.err()
                    .println("Deleted: what an earlier connector " + connector.name() + " has stored of "
                            + stored.read().size() + " partitions.");
        }
        stored.delete();
    }

    /** Between the plan and the stored offsets nothing else may have copied. */
    private static void requireStill(Planned planned, Tools tools) throws InterruptedException {
        List<String> problems = new ArrayList<>(new ToolGroups(tools.source(), tools.target())
                .problems(planned.plan().tool()));
        StartOffsets.ends(tools.clusters(), planned.ends().keySet()).forEach((partition, end) -> {
            if (!end.equals(planned.ends().get(partition))) {
                problems.add(partition + " of the target was written to in the meantime, from offset "
                        + planned.ends().get(partition) + " on.");
            }
        });
        if (!problems.isEmpty()) {
            problems.add("Connector " + planned.plan().connector()
                    + " is stopped. Stop what writes to the target, and run the command again.");
            throw new Failure(ExitCode.NOT_VERIFIED, String.join(System.lineSeparator(), problems));
        }
    }
}
