package io.connectfargate.secured.iam;

import io.connectfargate.secured.iam.Policy.Effect;
import io.connectfargate.secured.iam.Policy.Statement;
import java.util.List;

/** What a role may do: what one of its policies allows and none denies. */
record Permissions(List<Policy> policies) {
    /**
     * @param action such as {@code kafka-cluster:ReadData}
     * @param resource its ARN
     */
    boolean allows(String action, String resource) {
        return some(Effect.ALLOW, action, resource) && !some(Effect.DENY, action, resource);
    }

    private boolean some(Effect effect, String action, String resource) {
        return policies.stream()
                .flatMap(policy -> policy.statements().stream())
                .filter(statement -> statement.effect() == effect)
                .anyMatch((Statement statement) -> statement.matches(action, resource));
    }
}
