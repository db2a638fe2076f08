package io.connectfargate.secured.iam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.apache.kafka.common.errors.SaslAuthenticationException;

/** The server's side of one authentication: one signed message, one answer. Not thread-safe. */
final class IamSaslServer implements SaslServer {
    static final String MECHANISM = "AWS_MSK_IAM";

    private final CallbackHandler handler;
    private SessionCredentials caller;

    private IamSaslServer(CallbackHandler handler) {
        this.handler = handler;
    }

    /** Found by {@link javax.security.sasl.Sasl} through {@link IamLoginModule}'s provider. */
    public static final class Factory implements SaslServerFactory {
        @Override
        public SaslServer createSaslServer(
                String mechanism, String protocol, String server, Map<String, ?> properties, CallbackHandler handler) {
            return MECHANISM.equals(mechanism) ? new IamSaslServer(handler) : null;
        }

        @Override
        public String[] getMechanismNames(Map<String, ?> properties) {
            return new String[] {MECHANISM};
        }
    }

    /** @throws SaslAuthenticationException with what MSK says to a client that it rejects */
    @Override
    public byte[] evaluateResponse(byte[] response) throws SaslException {
        String requestId = UUID.randomUUID().toString();
        SignedMessageCallback callback = new SignedMessageCallback(requestId, response);
        try {
            handler.handle(new Callback[] {callback});
        } catch (IOException | UnsupportedCallbackException e) {
            throw new SaslException("The broker's callback handler is not its own", e);
        }
        caller = callback.credentials();
        if (caller == null) {
            throw new SaslAuthenticationException("[" + requestId + "]: Access denied");
        }
        return "{\"version\":\"%s\",\"request-id\":\"%s\"}"
                .formatted(ConnectSignature.VERSION, requestId)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isComplete() {
        return caller != null;
    }

    /** The role, not the access key: Kafka lets nobody change names when authenticating again. */
    @Override
    public String getAuthorizationID() {
        return caller.roleArn();
    }

    @Override
    public String getMechanismName() {
        return MECHANISM;
    }

    /** None: a connection outlives its credentials until the broker asks for the next authentication. */
    @Override
    public Object getNegotiatedProperty(String name) {
        return null;
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) {
        return Arrays.copyOfRange(incoming, offset, offset + length);
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) {
        return Arrays.copyOfRange(outgoing, offset, offset + length);
    }

    @Override
    public void dispose() {}
}
