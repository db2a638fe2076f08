package io.connectfargate.ledger.reader;

import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Why brokers did not tell something. */
final class Untold {
    private Untold() {}

    /**
     * Part of a sentence.
     *
     * @param permission what the question needs
     */
    static String why(Throwable failure, String permission) {
        if (failure instanceof UnsupportedVersionException) {
            return "the brokers are too old to report it";
        }
        if (failure instanceof AuthorizationException) {
            return "the login is not authorized (" + permission + ")";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
