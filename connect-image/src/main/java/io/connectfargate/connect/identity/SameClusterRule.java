package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.Sameness;
import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.List;

/** Source and target are two clusters: else records are copied into the topic that they come from, forever. */
final class SameClusterRule implements IdentityRule {
    @Override
    public List<Refusal> refusals(Subject subject) {
        if (subject.connector().role() == MirrorConnector.Role.HEARTBEAT) {
            return List.of();
        }
        for (Side other : List.of(subject.target(), subject.written())) {
            String objection = objection(subject, other);
            if (!objection.isEmpty()) {
                return List.of(
                        new Refusal(Allowance.SAME_CLUSTER, objection + "; " + Allowance.SAME_CLUSTER.wayOut() + "."));
            }
        }
        return List.of();
    }

    private static String objection(Subject subject, Side other) {
        Side source = subject.source();
        String both = "the " + source.named() + " and the " + other.named();
        try {
            return switch (Sameness.of(source, other, subject.workerTopics())) {
                case ONE ->
                    "T" + both.substring(1)
                            + " are one cluster: records would be copied into the topics they"
                            + " come from, forever; correct the wrong address";
                case UNKNOWN ->
                    "T" + both.substring(1) + " have the same cluster id, " + source.clusterId()
                            + ", and no topic that both logins see shows whether they are two clusters;"
                            + " correct the wrong address, or authorize both logins to describe a topic that both"
                            + " clusters have, such as __consumer_offsets";
                case TWO -> "";
            };
        } catch (UnknownException e) {
            return "Could not check whether " + both + " are one cluster: " + e.getMessage()
                    + "; send the request again once both respond";
        }
    }
}
