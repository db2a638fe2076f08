package io.connectfargate.migration.cluster;

import io.connectfargate.checks.ClusterCheck;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.permission.Permission;
import io.connectfargate.migration.Failure;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a command must be allowed to do, checked before it does it: brokers leave what a client may not see out of their lists, and an
 * incomplete list would look like a small cluster. {@code Configuration/permissions} grants the same.
 */
public final class RequiredPermissions {
    private final Map<Cluster, Set<Permission>> required = new EnumMap<>(Cluster.class);

    /** @param clusters those that the command uses, even if it needs nothing but the login there */
    public RequiredPermissions(Collection<Cluster> clusters) {
        clusters.forEach(cluster -> required.put(cluster, new LinkedHashSet<>()));
    }

    /**
     * What finding offsets of groups needs before their topics are known.
     *
     * @param groups by name; those that are found by listing them are visible
     * @param written whether their offsets are set on the target
     */
    public static RequiredPermissions ofGroups(MirrorNames names, Collection<String> groups, boolean written) {
        return new RequiredPermissions(EnumSet.allOf(Cluster.class))
                .readGroups(Cluster.SOURCE, groups)
                .readGroups(Cluster.TARGET, groups)
                .writeGroups(Cluster.TARGET, written ? groups : List.of())
                .readTopics(
                        names.offsetSyncsSide(),
                        List.of(names.offsetSyncsTopic()),
                        "to read MirrorMaker's offset pairs");
    }

    /** Topics of the source and their copies are read and compared. */
    public static RequiredPermissions ofCopies(MirrorNames names, Collection<String> topics) {
        return new RequiredPermissions(Set.of())
                .readRecords(Cluster.SOURCE, topics)
                .readRecords(Cluster.TARGET, topics.stream().map(names::copyOf).toList());
    }

    /** The offsets of groups are read. */
    public RequiredPermissions readGroups(Cluster cluster, Collection<String> groups) {
        return add(cluster, AclOperation.DESCRIBE, ResourceType.GROUP, groups, "to read its offsets");
    }

    /** The offsets of groups are written, which requires READ on their topics, too. */
    public RequiredPermissions writeGroups(Cluster cluster, Collection<String> groups) {
        return add(cluster, AclOperation.READ, ResourceType.GROUP, groups, "to set its offsets");
    }

    /** The records of topics are read and compared as their configuration requires. */
    public RequiredPermissions readRecords(Cluster cluster, Collection<String> topics) {
        readTopics(cluster, topics, "to read its records");
        return add(
                cluster, AclOperation.DESCRIBE_CONFIGS, ResourceType.TOPIC, topics, "to see whether it is compacted");
    }

    /**
     * Topics are read.
     *
     * @param purpose as half a sentence: {@code to read its records}
     */
    public RequiredPermissions readTopics(Cluster cluster, Collection<String> topics, String purpose) {
        return add(cluster, AclOperation.READ, ResourceType.TOPIC, topics, purpose);
    }

    /** The configuration of topics is changed. */
    public RequiredPermissions configure(Cluster cluster, Collection<String> topics) {
        add(cluster, AclOperation.DESCRIBE_CONFIGS, ResourceType.TOPIC, topics, "to read its configuration");
        return add(cluster, AclOperation.ALTER_CONFIGS, ResourceType.TOPIC, topics, "to change its configuration");
    }

    /**
     * Records are written to topics.
     *
     * @param purpose as half a sentence: {@code to leave offsets}
     */
    public RequiredPermissions writeTopics(Cluster cluster, Collection<String> topics, String purpose) {
        return add(cluster, AclOperation.WRITE, ResourceType.TOPIC, topics, purpose);
    }

    /**
     * Checks both clusters' logins and permissions. Topics that do not exist are no problem here.
     *
     * @throws Failure as {@link Clusters#requireUsable}
     */
    public void check(Clusters clusters) {
        clusters.requireUsable(required);
    }

    /**
     * Checks one cluster's.
     *
     * @throws Failure as {@link Clusters#requireUsable}
     */
    public void check(ClusterSettings cluster) {
        FileCluster.fail(ClusterCheck.find(
                cluster.client(), required.getOrDefault(cluster.cluster(), Set.of()), Clusters.CHECK_TIMEOUT));
    }

    private RequiredPermissions add(
            Cluster cluster, AclOperation operation, ResourceType type, Collection<String> names, String purpose) {
        Set<Permission> permissions = required.computeIfAbsent(cluster, key -> new LinkedHashSet<>());
        List.copyOf(names).forEach(name -> permissions.add(new Permission(operation, type, name, purpose)));
        return this;
    }
}
