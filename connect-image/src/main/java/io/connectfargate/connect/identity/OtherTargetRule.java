package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.Sameness;
import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import java.util.List;

/** The target is the cluster that Connect's producer writes to: else topics are made on one cluster and records go to another. */
final class OtherTargetRule implements IdentityRule {
    private static final String OVERRIDE = "producer.override.bootstrap.servers";

    @Override
    public List<Refusal> refusals(Subject subject) {
        Side target = subject.target();
        Side written = subject.written();
        try {
            return Sameness.of(target, written, subject.workerTopics()) == Sameness.TWO
                    ? List.of(refusal(objection(subject, target, written)))
                    : List.of();
        } catch (UnknownException e) {
            return List.of(
                    refusal("Could not check whether the " + target.named() + " is the cluster that Connect writes to: "
                            + e.getMessage() + "; send the request again once both respond"));
        }
    }

    private static String objection(Subject subject, Side target, Side written) {
        boolean overridden = subject.connector().config().containsKey(OVERRIDE);
        return "Connect would write the records of " + subject.name() + " to "
                + (overridden ? OVERRIDE : "its workers' cluster, BROKERS") + "=" + written.address()
                + ", but the " + target.named() + " is another cluster; "
                + (overridden
                        ? "correct one of the two addresses"
                        : "correct target.cluster.bootstrap.servers or the workers' BROKERS, or, for a connector that"
                                + " writes to another cluster than its workers use, set \"" + OVERRIDE + "\": \""
                                + target.address() + "\" and its login as further producer.override.* properties");
    }

    private static Refusal refusal(String sentence) {
        return new Refusal(Allowance.OTHER_TARGET, sentence + "; " + Allowance.OTHER_TARGET.wayOut() + ".");
    }
}
