package io.connectfargate.migration;

import io.connectfargate.checks.ExitCode;

/** Ends a tool with a message for the user, who gets no stack trace, and an exit code. */
public final class Failure extends RuntimeException {
    private final transient ExitCode exitCode;

    /**
     * @param exitCode what the process ends with
     * @param message what happened, where, and what to do, in one or more sentences
     */
    public Failure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
