package io.connectfargate.embedded;

import io.connectfargate.testsupport.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;

/**
 * A Kafka cluster on loopback inside this JVM: the first node is broker and controller, any further ones are brokers.
 *
 * <p>Its data lies in a temporary folder that {@link #close()} deletes. Not thread-safe.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final String SHARED_ID = "MkU3OEVBNTcwNTJENDM2Qg";

    private final Path directory;
    private final List<KafkaRaftServer> nodes = new ArrayList<>();
    private final List<Map<String, String>> configs = new ArrayList<>();
    private final List<Integer> ports;

    private EmbeddedKafka(int brokers) throws IOException {
        directory = Files.createTempDirectory("embedded-kafka-");
        ports = FreePorts.take(brokers + 1);
    }

    /** Starts one broker with Kafka's defaults, apart from what a single node on loopback needs. */
    public static EmbeddedKafka start() {
        return start(1, Map.of());
    }

    /**
     * Starts a cluster and returns when it answers.
     *
     * @param brokers number of brokers, at least 1; internal topics get as many replicas, at most 3
     * @param properties broker properties that win over the defaults
     * @throws IllegalStateException if a node does not start
     */
    public static EmbeddedKafka start(int brokers, Map<String, String> properties) {
        return start(brokers, properties, List.of());
    }

    /**
     * Starts a cluster whose storage is formatted with more than Kafka's tool needs.
     *
     * @param storage further arguments for {@code kafka-storage format}, such as a user to create
     * @throws IllegalStateException if a node does not start
     */
    public static EmbeddedKafka start(int brokers, Map<String, String> properties, List<String> storage) {
        return start(Uuid.randomUuid().toString(), brokers, properties, storage);
    }

    /**
     * Starts one broker as public container images do, which give every cluster the same id.
     *
     * @param properties broker properties that win over the defaults
     * @throws IllegalStateException if it does not start
     */
    public static EmbeddedKafka startWithSharedId(Map<String, String> properties) {
        return startWithSharedId(1, properties);
    }

    /** The same with several brokers. */
    public static EmbeddedKafka startWithSharedId(int brokers, Map<String, String> properties) {
        return start(SHARED_ID, brokers, properties, List.of());
    }

    private static EmbeddedKafka start(
            String clusterId, int brokers, Map<String, String> properties, List<String> storage) {
        EmbeddedKafka cluster = null;
        try {
            cluster = new EmbeddedKafka(brokers);
            cluster.startNodes(clusterId, properties, storage);
            return cluster;
        } catch (IOException | RuntimeException e) {
            if (cluster != null) {
                cluster.close();
            }
            throw new IllegalStateException("The embedded Kafka did not start: " + e.getMessage(), e);
        }
    }

    /** The addresses of all brokers, as {@code bootstrap.servers} wants them. */
    public String bootstrapServers() {
        return ports.stream().skip(1).map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /**
     * A partition's log as it is now, on the first broker.
     *
     * @param topic not to be written to meanwhile
     */
    public LogCopy copyLog(String topic, int partition) {
        return LogCopy.of(directory.resolve("node-1").resolve(topic + "-" + partition), directory);
    }

    /**
     * Stops all nodes and starts them again at the same addresses, with the same data.
     *
     * @param meanwhile runs while they are stopped
     */
    public void restart(Runnable meanwhile) {
        stop();
        meanwhile.run();
        configs.forEach(this::startNode);
    }

    /** Where its data lies. */
    Path directory() {
        return directory;
    }

    private void stop() {
        Collections.reverse(nodes);
        for (KafkaRaftServer node : nodes) {
            node.shutdown();
            node.awaitShutdown();
        }
        nodes.clear();
        LeftMetrics.remove(directory);
    }

    /** Stops all nodes and deletes their data. */
    @Override
    public void close() {
        stop();
        try {
            Utils.delete(directory.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }

    private void startNodes(String clusterId, Map<String, String> properties, List<String> storage) {
        int brokers = ports.size() - 1;
        for (int id = 1; id <= brokers; id++) {
            Map<String, String> config = new HashMap<>(NodeConfig.of(id, ports, directory.resolve("node-" + id)));
            config.putAll(properties);
            StorageFormat.format(clusterId, config, directory.resolve("node-" + id + ".properties"), storage);
            configs.add(config);
            startNode(config);
        }
    }

    private void startNode(Map<String, String> config) {
        KafkaRaftServer node = new KafkaRaftServer(new KafkaConfig(config), Time.SYSTEM);
        nodes.add(node);
        node.startup();
    }
}
