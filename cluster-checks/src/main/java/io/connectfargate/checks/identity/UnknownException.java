package io.connectfargate.checks.identity;

/** Something about clusters or connectors could not be found out. The message is for the user and holds no secret. */
public final class UnknownException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what could not be found out, and why */
    public UnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
