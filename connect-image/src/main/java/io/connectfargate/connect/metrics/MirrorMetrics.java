package io.connectfargate.connect.metrics;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** MirrorMaker's MBeans of one kind, one for each partition. */
final class MirrorMetrics {
    private final MBeanServer server;
    private final ObjectName pattern;
    private final String[] attributes;

    MirrorMetrics(MBeanServer server, String pattern, String... attributes) {
        this.server = server;
        this.attributes = attributes;
        try {
            this.pattern = new ObjectName(pattern);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    int count() {
        return server.queryNames(pattern, null).size();
    }

    /** The attributes in their order, by the MBean's name. One whose task has just ended is left out. */
    Map<ObjectName, double[]> read() {
        Map<ObjectName, double[]> all = new TreeMap<>();
        server.queryNames(pattern, null).forEach(name -> values(name).ifPresent(values -> all.put(name, values)));
        return all;
    }

    private Optional<double[]> values(ObjectName name) {
        try {
            double[] values = server.getAttributes(name, attributes).asList().stream()
                    .map(Attribute::getValue)
                    .mapToDouble(value -> ((Number) value).doubleValue())
                    .toArray();
            return values.length < attributes.length ? Optional.empty() : Optional.of(values);
        } catch (InstanceNotFoundException e) {
            return Optional.empty();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code SOURCE->TARGET|TOPIC}. */
    static String topic(ObjectName name) {
        return value(name, "source") + "->" + value(name, "target") + "|" + value(name, "topic");
    }

    /** Without the quotes that Kafka puts around other than letters, digits and a few signs. */
    static String value(ObjectName name, String key) {
        String value = name.getKeyProperty(key);
        return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }
}
