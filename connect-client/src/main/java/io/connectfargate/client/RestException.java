package io.connectfargate.client;

/** Connect answers, but not with what was asked for; the message is a sentence for the user. */
public final class RestException extends RuntimeException {
    RestException(String message) {
        super(message);
    }
}
