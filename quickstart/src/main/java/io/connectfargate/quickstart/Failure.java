package io.connectfargate.quickstart;

/** Ends the quickstart with a message for the user, who gets no stack trace, and an exit code. */
final class Failure extends RuntimeException {
    /** Something is missing, doubled or out of order on the target. */
    static final int NOT_VERIFIED = 1;

    /** Wrong options, a port in use, too little memory or disk. */
    static final int USAGE = 2;

    /** A cluster that does not answer, or a worker or connector that does not run. */
    static final int UNREACHABLE = 3;

    private final int exitCode;

    Failure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
