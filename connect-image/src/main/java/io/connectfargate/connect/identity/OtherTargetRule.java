package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.Sameness;
import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The target is the cluster that Connect's producer writes to: else topics are made on one cluster and records go to another. */
final class OtherTargetRule implements IdentityRule {
    private static final String OVERRIDE = "producer.override.bootstrap.servers";

    @Override
    public List<Refusal> refusals(Subject subject) {
        Side target = subject.target();
        Side written = subject.written();
        try {
            return switch (Sameness.of(target, written, subject.workerTopics())) {
                case ONE -> List.of();
                case TWO -> List.of(refusal(objection(subject, target, written)));
                // Two listeners of one cluster, to logins that see no topic in common.
                case UNKNOWN ->
                    hosts(target).equals(hosts(written))
                            ? List.of()
                            : List.of(refusal(doubt(subject, target, written)));
            };
        } catch (UnknownException e) {
            return List.of(
                    refusal("Could not check whether the " + target.named() + " is the cluster that Connect writes to: "
                            + e.getMessage() + "; send the request again once both respond"));
        }
    }

    /** The brokers' ids and hosts, which are the same at each listener most often. */
    private static Set<String> hosts(Side side) throws UnknownException {
        return side.nodes().stream().map(node -> node.id() + "@" + node.host()).collect(Collectors.toUnmodifiableSet());
    }

    /** Records in another cluster than their topics would be found missing at the cutover. An equal address is always accepted. */
    private static String doubt(Subject subject, Side target, Side written) throws UnknownException {
        return "The " + target.named() + " and " + writtenTo(subject, written) + " have the same cluster id, "
                + target.clusterId()
                + ", different brokers, and no topic that both logins see shows whether they are one"
                + " cluster; write the same address in both, or authorize both logins to describe the topic "
                + subject.workerTopics().stream().findFirst().orElse("__consumer_offsets");
    }

    private static String writtenTo(Subject subject, Side written) {
        return (isOverridden(subject) ? OVERRIDE : "the cluster to which Connect writes, BROKERS") + "="
                + written.address();
    }

    private static boolean isOverridden(Subject subject) {
        return subject.connector().config().containsKey(OVERRIDE);
    }

    private static String objection(Subject subject, Side target, Side written) {
        boolean overridden = isOverridden(subject);
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
