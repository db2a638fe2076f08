package io.connectfargate.checks;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.connection.ClusterClient;
import io.connectfargate.checks.permission.Permission;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** Checks of clusters as a worker and a connector have them made. */
final class Checks {
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private Checks() {}

    /** Of the cluster that a worker is started with. */
    static List<String> target(Map<String, ?> settings, Permission... required) {
        return find(new ClusterClient(Cluster.TARGET, "BROKERS", settings), required);
    }

    /** Of the source of a connector. */
    static List<String> source(Map<String, ?> settings, Permission... required) {
        return find(
                new ClusterClient(Cluster.SOURCE, "source.cluster.bootstrap.servers of mm2-msc", settings), required);
    }

    static Permission permission(AclOperation operation, ResourceType resource, String name) {
        return new Permission(operation, resource, name, "to test it");
    }

    private static List<String> find(ClusterClient client, Permission... required) {
        List<String> problems = ClusterCheck.problems(client, Arrays.asList(required), TIMEOUT);
        problems.forEach(AuthenticationPage::assertExplains);
        return problems;
    }
}
