package io.connectfargate.connect.rejection;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.ConnectorSides;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What would stop every topic of a connector, found out before it is created: more replicas than the target has brokers. What concerns
 * some topics only is a finding while it runs, since it must not stop the others.
 */
public final class NothingToCreate {
    private static final Logger log = LoggerFactory.getLogger(NothingToCreate.class);

    private NothingToCreate() {}

    /**
     * Checks both clusters.
     *
     * @param worker its properties, references resolved
     * @return a sentence for each reason; empty also if a cluster does not report it
     */
    public static List<String> sentences(MirrorConnector connector, Map<String, String> worker) {
        if (connector.role() != MirrorConnector.Role.SOURCE || !connector.is("enabled")) {
            return List.of();
        }
        try (ConnectorSides sides = new ConnectorSides(worker)) {
            return sentences(connector, sides.source(connector), sides.target(connector));
        } catch (UnknownException e) {
            log.debug("Whether the target of {} creates topics is not known", connector.name(), e);
            return List.of();
        }
    }

    private static List<String> sentences(MirrorConnector connector, Side source, Side target) throws UnknownException {
        int factor = new PlannedCopies(connector).replicationFactor();
        int brokers = target.await(target.admin().describeCluster().nodes(), "its brokers")
                .size();
        if (factor <= brokers) {
            return List.of();
        }
        List<String> wanted =
                source.topics().keySet().stream().filter(connector::wantsTopic).toList();
        Set<String> existing = target.topics().keySet();
        if (wanted.isEmpty() || wanted.stream().map(connector::targetName).anyMatch(existing::contains)) {
            return List.of();
        }
        String key = MirrorSourceConfig.REPLICATION_FACTOR;
        String byDefault = connector.config().containsKey(key) ? "" : " (by default)";
        return List.of("The " + target + " has " + brokers + (brokers == 1 ? " broker" : " brokers") + ", and " + key
                + " of "
                + connector.name() + " is " + factor + byDefault + ", so that it creates none of the " + wanted.size()
                + " topics; set " + key + " to " + brokers + " at most, or to -1 for the target's own default.");
    }
}
