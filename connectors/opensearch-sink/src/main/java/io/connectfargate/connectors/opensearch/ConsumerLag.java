package io.connectfargate.connectors.opensearch;

import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * How much of a partition the task's consumer has not read. A sink has no client of its own to ask for a partition's end; its consumer has
 * that from each fetch, and this JVM has the consumer's metrics.
 */
final class ConsumerLag {
    private static final String MBEANS = "kafka.consumer:type=consumer-fetch-manager-metrics,partition=%d,*";
    private static final String LAG = "records-lag";

    private final String client;

    /** @param properties of the task */
    ConsumerLag(Map<String, String> properties) {
        client = properties.getOrDefault(
                "consumer.override.client.id",
                "connector-consumer-" + properties.get("name") + "-" + properties.get(OpenSearchSinkConnector.TASK));
    }

    /** Whether the consumer has read all there was at its last fetch; false where that is not known. */
    boolean isAtEnd(String topic, int partition) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName name : server.queryNames(new ObjectName(MBEANS.formatted(partition)), null)) {
                if (matches(name, topic) && ((Number) server.getAttribute(name, LAG)).doubleValue() == 0) {
                    return true;
                }
            }
            return false;
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        } catch (JMException e) {
            // The partition was revoked meanwhile.
            return false;
        }
    }

    /** Older consumers name topics without dots. */
    private boolean matches(ObjectName name, String topic) {
        String named = plain(name.getKeyProperty("topic"));
        return client.equals(plain(name.getKeyProperty("client-id")))
                && (topic.equals(named) || topic.replace('.', '_').equals(named));
    }

    private static String plain(String property) {
        if (property == null) {
            return "";
        }
        return property.startsWith("\"") ? ObjectName.unquote(property) : property;
    }
}
