package io.connectfargate.connect.metrics;

/** The worker's place in its group. */
public interface MembershipMXBean {
    /** 1 while the target cluster answers this worker, else 0. */
    int getTargetAnswers();

    /** For how long the herder's thread has not answered although the target does; 0 if it answers. */
    long getStuckSeconds();
}
