package io.connectfargate.secured.iam;

import javax.security.auth.callback.Callback;

/** Asks whose a client's message is. Answered by {@link IamCallbackHandler}: either with credentials or not at all. */
final class SignedMessageCallback implements Callback {
    private final String requestId;
    private final byte[] message;
    private SessionCredentials credentials;

    SignedMessageCallback(String requestId, byte[] message) {
        this.requestId = requestId;
        this.message = message;
    }

    String requestId() {
        return requestId;
    }

    byte[] message() {
        return message;
    }

    void accept(SessionCredentials credentials) {
        this.credentials = credentials;
    }

    /** Null if the client must be rejected. */
    SessionCredentials credentials() {
        return credentials;
    }
}
