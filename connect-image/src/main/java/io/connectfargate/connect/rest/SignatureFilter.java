package io.connectfargate.connect.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.SessionKeys;
import org.apache.kafka.connect.runtime.distributed.Crypto;
import org.apache.kafka.connect.runtime.rest.InternalRequestSignature;

/**
 * Answers 403 to a worker's call whose signature is wrong, before Connect makes objects of its body: it checks the signature
 * only afterwards. What is not signed at all has no more than an ordinary body, and is Connect's to reject.
 */
final class SignatureFilter implements ContainerRequestFilter {
    private Herder herder;

    @Context
    private ResourceInfo matched;

    @Context
    private HttpHeaders headers;

    /** By Connect's REST server, before the first request. */
    @Inject
    void use(Herder worker) {
        herder = worker;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (!Endpoint.of(matched).isInternal() || !isSigned(request)) {
            return;
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        InternalRequestSignature signature = InternalRequestSignature.fromHeaders(Crypto.SYSTEM, body, headers);
        Optional<SecretKey> key = SessionKeys.of(herder);
        if (key.isEmpty()) {
            request.abortWith(Answers.later(
                    Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
                    "This worker has not read the group's session key yet, which signs requests between workers."));
        } else if (signature == null || !signature.isValid(key.get())) {
            request.abortWith(Answers.of(
                    Response.Status.FORBIDDEN,
                    "Only workers of the group may send this, and the signature is not valid."));
        }
    }

    /** Whether a request says so; it proves nothing. */
    static boolean isSigned(ContainerRequestContext request) {
        return request.getHeaderString(InternalRequestSignature.SIGNATURE_HEADER) != null;
    }
}
