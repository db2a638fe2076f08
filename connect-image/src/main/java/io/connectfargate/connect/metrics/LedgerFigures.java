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

    private volatile Figures figures = new Figures(Map.of(), Map.of(), Double.NaN, null);

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
     * What holds now.
     *
     * @param topics by {@code connector|topic}
     * @param states by {@code connector|state}
     * @param verdict NaN where another worker leads the group
     * @param asOf null for nothing yet
     */
    public record Figures(Map<String, Topic> topics, Map<String, State> states, double verdict, Instant asOf) {
        /** Copies the maps. */
        public Figures {
            topics = Map.copyOf(topics);
            states = Map.copyOf(states);
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
    public double getVerdict() {
        return figures.verdict();
    }

    @Override
    public double getSecondsAgo() {
        Instant asOf = figures.asOf();
        return asOf == null
                ? Double.NaN
                : Math.max(0, Duration.between(asOf, Instant.now()).toMillis() / 1000.0);
    }

    /** Of one topic. */
    public record OfTopic(double lag, double lost) implements Topic {
        @Override
        public double getLag() {
            return lag;
        }

        @Override
        public double getLost() {
            return lost;
        }
    }

    /** Of one state. */
    public record InState(int count) implements State {
        @Override
        public int getCount() {
            return count;
        }
    }
}
