package io.connectfargate.connect.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers 401 to who writes without the credentials, unless it is this task itself or another worker's signed call. */
final class CredentialsFilter implements ContainerRequestFilter {
    private final Credentials credentials;

    @Context
    private ResourceInfo matched;

    @Context
    private HttpServletRequest connection;

    CredentialsFilter(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!Caller.writes(request) || Endpoint.of(matched).isInternal()) {
            return;
        }
        // A page is asked even here: behind a port that ECS Exec forwards, every page is on loopback.
        if (!Caller.isBrowser(request) && Caller.isLoopback(request, connection)) {
            // Connect hands this header on when another worker has to do it.
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, credentials.header());
        } else if (!credentials.match(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            request.abortWith(unauthorized(request));
        }
    }

    /** A browser that is asked for a password keeps it, and sends it with what another site's page writes. */
    static Response unauthorized(ContainerRequestContext request) {
        Response.ResponseBuilder answer = Answers.builder(
                Response.Status.UNAUTHORIZED.getStatusCode(),
                "This request requires the user and the password of REST_CREDENTIALS; send them with curl --user"
                        + " (docs/security.md).");
        return Caller.isBrowser(request)
                ? answer.build()
                : answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Kafka Connect\", charset=\"UTF-8\"")
                        .build();
    }
}
