package io.connectfargate.connect.metrics;

import java.util.Map;

/** The ledger's figures, on the worker that leads the group; NaN for what is not known. */
public interface LedgerFiguresMXBean {
    /** By {@code connector|topic}. */
    Map<String, Topic> getTopics();

    /** By {@code connector|state}, the states that a topic is in. */
    Map<String, State> getStates();

    /** 0 is fine, 1 a warning, 2 not known, 3 critical. */
    double getVerdict();

    /** How old the answer of {@code GET /migration/status} is. */
    double getSecondsAgo();

    /** Of one topic. */
    interface Topic {
        /** Records that are not known to be copied. */
        double getLag();

        /** Records of losses that nobody has acknowledged; at least 1 if nobody knows how many. */
        double getLost();
    }

    /** Of one state. */
    interface State {
        /** How many are in it. */
        int getCount();
    }
}
