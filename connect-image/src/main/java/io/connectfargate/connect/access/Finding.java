package io.connectfargate.connect.access;

/**
 * Why one address could not be used.
 *
 * @param happened in the past tense, begins with the verb: the addresses stand before it
 * @param remedy what to do, without a full stop
 */
record Finding(Problem.Kind kind, String happened, String remedy) {
    static Finding refused(String happened, String remedy) {
        return new Finding(Problem.Kind.REFUSED, happened, remedy);
    }

    static Finding passing(String happened, String remedy) {
        return new Finding(Problem.Kind.PASSING, happened, remedy);
    }
}
