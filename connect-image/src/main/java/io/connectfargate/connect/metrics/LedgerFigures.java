package io.connectfargate.connect.metrics;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

/** Holds what the ledger says. Thread-safe. */
public final class LedgerFigures implements LedgerFiguresMXBean {
    private static final String NAME = "io.connectfargate:type=Ledger";

    private volatile Figures figures = new Figures(Map.of(), Map.of(), Map.of(), Instant.now());

    /** Makes the MBean known to this JVM. To be called once. */
    public static LedgerFigures register() {
        LedgerFigures ledger = new LedgerFigures();
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(ledger, new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        return ledger;
    }

    /**
     * What holds now. All maps are empty where another worker leads the group.
     *
     * @param topics by {@code SOURCE->TARGET|CONNECTOR|TOPIC}
     * @param states by {@code SOURCE->TARGET|CONNECTOR|TOPIC|STATE}
     * @param connectors by name
     * @param time when the round ended
     */
    public record Figures(
            Map<String, Topic> topics, Map<String, State> states, Map<String, Connector> connectors, Instant time) {
        /** Copies the maps. */
        public Figures {
            topics = Map.copyOf(topics);
            states = Map.copyOf(states);
            connectors = Map.copyOf(connectors);
        }
    }

    /** Replaces all. */
    public void show(Figures now) {
        figures = now;
    }

    @Override
    public Map<String, Topic> getTopics() {
        return figures.topics();
    }

    @Override
    public Map<String, State> getStates() {
        return figures.states();
    }

    @Override
    public Map<String, Connector> getConnectors() {
        return figures.connectors();
    }

    @Override
    public double getSecondsAgo() {
        return Math.max(0, Duration.between(figures.time(), Instant.now()).toMillis() / 1000.0);
    }

    /** Of one topic. */
    public record OfTopic(double getLag, double getHeld, double getLost, double getRecords) implements Topic {}

    /** Of one state. */
    public record InState(int getPartitions) implements State {}

    /** Of one connector. */
    public record OfConnector(int getVerdict) implements Connector {}
}
