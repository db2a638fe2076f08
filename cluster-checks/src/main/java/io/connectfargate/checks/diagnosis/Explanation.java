package io.connectfargate.checks.diagnosis;

/**
 * Why one address could not be used.
 *
 * @param happened in the past tense, begins with the verb: the addresses stand before it
 * @param remedy what to do, without a full stop
 */
public record Explanation(Problem.Kind kind, String happened, String remedy) {
    /** Something that says no and will say so again. */
    public static Explanation refused(String happened, String remedy) {
        return new Explanation(Problem.Kind.REFUSED, happened, remedy);
    }

    static Explanation passing(String happened, String remedy) {
        return new Explanation(Problem.Kind.PASSING, happened, remedy);
    }
}
