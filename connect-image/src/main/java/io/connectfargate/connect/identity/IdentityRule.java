package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.UnknownException;
import java.util.List;

/** One thing that a connector must not do to its clusters. Thread-safe. */
@FunctionalInterface
interface IdentityRule {
    /**
     * Judges a connector that would run.
     *
     * @return empty if there is nothing against it
     * @throws UnknownException if what it depends on cannot be found out: that is logged, and nothing is rejected
     */
    List<Refusal> refusals(Subject subject) throws UnknownException;
}
