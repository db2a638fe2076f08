package io.connectfargate.connect.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.apache.kafka.connect.runtime.rest.resources.LoggingResource;

/** Keeps the loggers, to read and to set, for this task itself and for who has the credentials. */
final class AdminFilter implements ContainerRequestFilter {
    private final Optional<Credentials> credentials;

    @Context
    private ResourceInfo matched;

    @Context
    private HttpServletRequest connection;

    AdminFilter(Optional<Credentials> credentials) {
        this.credentials = credentials;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (matched.getResourceClass() != LoggingResource.class
                || !Caller.isBrowser(request) && Caller.isLoopback(request, connection)) {
            return;
        }
        if (credentials.isEmpty()) {
            request.abortWith(Answers.of(
                    Response.Status.FORBIDDEN,
                    "Loggers are read and set from the worker's own task only while REST_CREDENTIALS is not set;"
                            + " use ECS Exec, or give the task that variable (docs/security.md)."));
        } else if (!credentials.get().match(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            request.abortWith(CredentialsFilter.unauthorized(request));
        }
    }
}
