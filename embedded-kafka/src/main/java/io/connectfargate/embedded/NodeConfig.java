package io.connectfargate.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The properties of one node of an {@link EmbeddedKafka}. */
final class NodeConfig {
    private NodeConfig() {}

    /**
     * @param id node id, from 1; node 1 is also the controller
     * @param ports the controller's port, then each broker's
     */
    static Map<String, String> of(int id, List<Integer> ports, Path logDirectory) {
        String controller = "127.0.0.1:" + ports.get(0);
        String client = "PLAINTEXT://127.0.0.1:" + ports.get(id);
        Map<String, String> config = new HashMap<>(replication(ports.size() - 1));
        config.put("process.roles", id == 1 ? "broker,controller" : "broker");
        config.put("node.id", Integer.toString(id));
        config.put("controller.quorum.voters", "1@" + controller);
        config.put("controller.listener.names", "CONTROLLER");
        config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        config.put("listeners", id == 1 ? client + ",CONTROLLER://" + controller : client);
        config.put("advertised.listeners", client);
        config.put("log.dirs", logDirectory.toString());
        // On a machine with far more to do than it can, Kafka's minute is not enough for a JVM that has just started.
        config.put("initial.broker.registration.timeout.ms", "300000");
        // Kafka's 128 MiB for each node are more than all the rest of it needs.
        config.put("log.cleaner.dedupe.buffer.size", "4194304");
        return config;
    }

    /** What Kafka's defaults expect three brokers for, and what makes a small cluster start at once. */
    static Map<String, String> replication(int brokers) {
        String factor = Integer.toString(Math.min(brokers, 3));
        String inSync = brokers < 3 ? "1" : "2";
        Map<String, String> config = new HashMap<>();
        config.put("default.replication.factor", factor);
        config.put("min.insync.replicas", inSync);
        config.put("offsets.topic.replication.factor", factor);
        config.put("offsets.topic.num.partitions", "5");
        config.put("transaction.state.log.replication.factor", factor);
        config.put("transaction.state.log.min.isr", inSync);
        config.put("transaction.state.log.num.partitions", "5");
        config.put("share.coordinator.state.topic.replication.factor", factor);
        config.put("share.coordinator.state.topic.min.isr", inSync);
        config.put("group.initial.rebalance.delay.ms", "0");
        return config;
    }
}
