package io.connectfargate.connect.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.GroupRebalanceConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.PlaintextChannelBuilder;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.runtime.distributed.ConnectProtocolCompatibility;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.connect.runtime.distributed.WorkerCoordinator;

/** Which metrics each kind of client has, asked of real ones that never reach a broker. */
record ClientMetrics(Map<String, Set<MetricName>> ofKind) {
    private static final Map<String, Object> NO_BROKER = Map.of("bootstrap.servers", "127.0.0.1:1");

    /**
     * Makes one client of each kind and closes it.
     *
     * @param worker for the client by which a worker belongs to its group
     */
    static ClientMetrics ofRealClients(DistributedConfig worker) {
        ByteArrayDeserializer reader = new ByteArrayDeserializer();
        ByteArraySerializer writer = new ByteArraySerializer();
        try (Admin admin = Admin.create(NO_BROKER);
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(NO_BROKER, reader, reader);
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(NO_BROKER, writer, writer)) {
            return new ClientMetrics(Map.of(
                    "admin.client", Set.copyOf(admin.metrics().keySet()),
                    "connect", ofMember(worker),
                    "consumer", Set.copyOf(consumer.metrics().keySet()),
                    "producer", Set.copyOf(producer.metrics().keySet())));
        }
    }

    /** The metrics that such a client has in all, as this one would name them. */
    Stream<MetricName> of(Client client) {
        return ofKind.get(client.kind()).stream()
                .filter(name -> name.tags().keySet().equals(Set.of("client-id")))
                .map(name -> new MetricName(
                        name.name(), name.group(), name.description(), Map.of("client-id", client.id())));
    }

    /** The parts of {@code WorkerGroupMember} that have metrics; as a whole it starts with a question to a broker. */
    private static Set<MetricName> ofMember(DistributedConfig worker) {
        LogContext log = new LogContext();
        try (Metrics metrics = new Metrics(new MetricConfig().tags(new HashMap<>(Map.of("client-id", "any"))));
                Selector selector =
                        new Selector(1000, metrics, Time.SYSTEM, "connect", new PlaintextChannelBuilder(null), log)) {
            new WorkerCoordinator(
                    new GroupRebalanceConfig(worker, GroupRebalanceConfig.ProtocolType.CONNECT),
                    log,
                    null,
                    metrics,
                    "connect",
                    Time.SYSTEM,
                    "http://10.0.0.1:8083/",
                    null,
                    null,
                    ConnectProtocolCompatibility.SESSIONED,
                    0);
            selector.wakeup();
            return Set.copyOf(metrics.metrics().keySet());
        }
    }
}
