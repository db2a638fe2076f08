package io.connectfargate.connect.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Puts aside what another worker says of a request, so that whatever reads {@code Authorization} finds the caller's own. */
final class CheckedBeforeFilter implements ContainerRequestFilter {
    /** Where {@link PreflightFilter} finds the seal. */
    static final String SEAL = CheckedBefore.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        CheckedBefore.Header header = CheckedBefore.Header.of(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (header.seal() == null) {
            return;
        }
        request.setProperty(SEAL, header.seal());
        if (header.authorization() == null) {
            request.getHeaders().remove(HttpHeaders.AUTHORIZATION);
        } else {
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, header.authorization());
        }
    }
}
