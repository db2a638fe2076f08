package io.connectfargate.connect.metrics;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;

/** Shows what was seen last. Thread-safe. */
public final class Membership implements MembershipMXBean {
    private static final String NAME = "io.connectfargate:type=Membership";

    private volatile int targetAnswers = 1;
    private volatile long stuckSeconds;

    /** Makes the MBean known to this JVM. To be called once. */
    public static Membership register() {
        Membership membership = new Membership();
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(membership, new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        return membership;
    }

    /**
     * Records what was seen.
     *
     * @param stuck for how long the herder has not answered although the target does
     */
    public void show(boolean answers, Duration stuck) {
        targetAnswers = answers ? 1 : 0;
        stuckSeconds = stuck.toSeconds();
    }

    @Override
    public int getTargetAnswers() {
        return targetAnswers;
    }

    @Override
    public long getStuckSeconds() {
        return stuckSeconds;
    }
}
