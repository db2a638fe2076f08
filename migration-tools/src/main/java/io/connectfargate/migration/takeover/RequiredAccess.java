package io.connectfargate.migration.takeover;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.cluster.RequiredPermissions;
import io.connectfargate.migration.logs.OffsetsStore;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a takeover and an export must be allowed to see, checked before they decide: brokers leave the rest out of their lists, so that a
 * running tool would look stopped, and a copied topic uncopied.
 *
 * @param clusters those that are used
 * @param tool whose groups and offsets are read
 */
record RequiredAccess(Clusters clusters, OldTool tool) {
    /** A dot is more often meant as a dot than as any character. */
    private static final Predicate<String> NAME =
            Pattern.compile("[A-Za-z0-9._-]+").asMatchPredicate();

    /**
     * Checks logins, the tool's groups and its offsets topic.
     *
     * @param used the clusters that the command uses
     * @param written whether offsets are left for the tool, too
     */
    void checkTool(Collection<Cluster> used, boolean written) {
        List<String> offsets = tool.offsets().map(OffsetsStore::topic).stream().toList();
        RequiredPermissions required = new RequiredPermissions(used)
                .readGroups(Cluster.TARGET, tool.workerGroup().stream().toList())
                .readRecords(Cluster.TARGET, offsets)
                .writeTopics(Cluster.TARGET, written ? offsets : List.of(), "to leave offsets for " + tool.label());
        if (tool.sourceGroup().isPresent()) {
            required.readGroups(Cluster.SOURCE, List.of(tool.sourceGroup().get()));
        }
        required.check(clusters);
    }

    /**
     * Checks the topics of the source and their copies, and those that the connector names, too: what may not be described is in no
     * list, and a group's offsets of it are in none.
     *
     * @param topics that the connector copies, by the source's list or the tool's offsets
     */
    void checkRecords(Set<String> topics) {
        Stream<String> named = Stream.of(
                        clusters.connectorConfig().getOrDefault("topics", "").split(","))
                .map(String::strip)
                .filter(NAME)
                .filter(name -> topics.stream().noneMatch(Pattern.compile(name).asMatchPredicate()));
        Set<String> all = Stream.concat(topics.stream(), named).collect(Collectors.toSet());
        RequiredPermissions.ofCopies(clusters.names(), all).check(clusters);
    }
}
