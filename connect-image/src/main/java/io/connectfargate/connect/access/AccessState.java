package io.connectfargate.connect.access;

import io.connectfargate.checks.diagnosis.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of a connector's access to one of its clusters. Not thread-safe.
 *
 * <p>A broker has to fail to respond twice in a row: one may just restart.
 */
final class AccessState {
    private Boolean usable;
    private boolean refused;
    private boolean doubted;
    private String sentence = "";

    /**
     * Records what the last check found.
     *
     * @return whether anything is to be reported
     */
    boolean update(List<Problem> problems) {
        boolean passing = problems.stream().allMatch(problem -> problem.kind() == Problem.Kind.PASSING);
        boolean first = !doubted;
        doubted = !problems.isEmpty() && passing;
        if (doubted && first) {
            return false;
        }
        Boolean before = usable;
        String told = sentence;
        usable = problems.isEmpty();
        refused = !passing;
        sentence = problems.stream().map(Problem::sentence).collect(Collectors.joining(" "));
        return usable ? Boolean.FALSE.equals(before) : !sentence.equals(told);
    }

    /** Whether the last check found nothing wrong, not even a broker that does not respond. */
    boolean passesNow() {
        return Boolean.TRUE.equals(usable) && !doubted;
    }

    /** Empty until it is known. */
    Optional<Boolean> usable() {
        return Optional.ofNullable(usable);
    }

    /** Whether the cluster says no; else it just does not respond. */
    boolean isRefused() {
        return refused;
    }

    /** What is wrong; empty if nothing is. */
    String sentence() {
        return sentence;
    }
}
