package io.connectfargate.connect.rest;

import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.advice.BodyShape;
import io.connectfargate.connect.advice.ClassNames;
import io.connectfargate.connect.advice.Patterns;
import io.connectfargate.connect.advice.Placeholders;
import io.connectfargate.connect.identity.IdentityCheck;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.health.ConnectClusterState;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.rest.entities.ErrorMessage;

/** Answers 400 to a connector of MirrorMaker's whose clusters cannot be used, and says why. Lets everything else pass. */
final class PreflightFilter implements ContainerRequestFilter {
    private final Map<String, ?> worker;
    private final boolean enforce;
    private final ConnectClusterState state;
    private ConnectorGate gate;
    private IdentityCheck identity;

    /**
     * @param worker the worker's properties
     * @param enforce false to log what is wrong and let the request pass
     */
    PreflightFilter(Map<String, ?> worker, boolean enforce, ConnectClusterState state) {
        this.worker = worker;
        this.enforce = enforce;
        this.state = state;
    }

    /** By Connect's REST server, before the first request. */
    @Inject
    void use(Herder herder) {
        ConnectorChecks checks = new ConnectorChecks(worker, herder.plugins().delegatingLoader());
        identity = new IdentityCheck(herder, checks);
        List<ConfigurationRule> rules =
                List.of(Patterns::refusals, Placeholders::refusals, new ClassNames(herder.plugins())::refusals);
        gate = new ConnectorGate(checks, rules, identity::refusals, enforce);
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String method = request.getMethod();
        List<String> path = request.getUriInfo().getPathSegments().stream()
                .map(PathSegment::getPath)
                .toList();
        // The worker that forwards a request has checked it.
        boolean forwarded = request.getUriInfo().getQueryParameters().containsKey("forward");
        if (forwarded || !ConnectorRequest.is(method, path)) {
            return;
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        BodyShape.refusal(method, request.getUriInfo().getPath(), body)
                .or(() -> gate.refusal(
                        () -> ConnectorRequest.read(method, path, body, state::connectorConfig, identity::isStopped)))
                .ifPresent(message -> request.abortWith(Response.status(Response.Status.BAD_REQUEST)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(new ErrorMessage(Response.Status.BAD_REQUEST.getStatusCode(), message))
                        .build()));
    }
}
