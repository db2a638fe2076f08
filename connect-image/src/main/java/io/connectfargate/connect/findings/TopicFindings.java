package io.connectfargate.connect.findings;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.ConnectorSides;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Compares the topics of a source connector with their copies. */
final class TopicFindings {
    private TopicFindings() {}

    /**
     * Asks both clusters, for a few seconds each at most.
     *
     * @param worker its properties, references resolved
     * @param watch gets what was found, or why nothing was
     */
    static void find(MirrorConnector connector, Map<String, String> worker, WatchedFindings watch) {
        try (ConnectorSides sides = new ConnectorSides(worker)) {
            Side source = sides.source(connector);
            Side target = sides.target(connector);
            Copies copies = Copies.of(connector, source, target);
            List<Finding> found = new ArrayList<>(watch.partitions().of(connector, copies));
            found.addAll(new TimestampTypes(connector, copies).of(source, target));
            watch.clusters(found);
        } catch (UnknownException | KafkaException e) {
            watch.clustersUnknown(new Finding(
                    connector.name(),
                    Kind.NOT_LOOKED_AT,
                    "topics",
                    "The topics of connector " + connector.name() + " and their copies were not checked: "
                            + e.getMessage() + ". The check is repeated."));
        }
    }
}
