package io.connectfargate.connect.metrics;

import java.util.Map;

/** The ledger's figures, on the worker that leads the group; NaN for what is not known. */
public interface LedgerFiguresMXBean {
    /** By {@code SOURCE->TARGET|CONNECTOR|TOPIC}. */
    Map<String, Topic> getTopics();

    /** By {@code SOURCE->TARGET|CONNECTOR|TOPIC|STATE}, the states that partitions of the topic are in. */
    Map<String, State> getStates();

    /** By connector. */
    Map<String, Connector> getConnectors();

    /** Since the last round: both clusters were compared, or the leader answered. Since the start as long as there was none. */
    double getSecondsAgo();

    /** Of one topic. */
    interface Topic {
        /** Records that are not known to be copied. */
        double getLag();

        /** Records behind the start of an open transaction. */
        double getHeld();

        /** Records of losses that nobody has acknowledged; at least 1 if nobody knows how many. */
        double getLost();

        /** Offsets that the source holds before its last stable offset. */
        double getRecords();
    }

    /** Of one state. */
    interface State {
        /** How many partitions are in it; at least 1 if nobody knows how many there are. */
        int getPartitions();
    }

    /** Of one source connector. */
    interface Connector {
        /** 0 is fine, 1 a warning, 2 not known, 3 critical. */
        int getVerdict();
    }
}
