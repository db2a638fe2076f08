package io.connectfargate.connect.rest;

import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.advice.BodyShape;
import io.connectfargate.connect.identity.IdentityCheck;
import io.connectfargate.connect.rules.BrokerAllowList;
import io.connectfargate.connect.rules.ConfigurationRule;
import io.connectfargate.connect.rules.ConfigurationRules;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.health.ConnectClusterState;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.SessionKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers 400 to a connector whose configuration or whose clusters cannot be used, and says why. Lets everything else pass.
 *
 * <p>A request that another worker forwards is judged again. Only whether the clusters accept the connector is not asked twice,
 * where that worker's seal proves that it asked.
 */
final class PreflightFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Logger log = LoggerFactory.getLogger(PreflightFilter.class);
    /** What is to be done once the request is answered. */
    private static final String AT_THE_END = PreflightFilter.class.getName();

    private final Map<String, ?> worker;
    private final boolean enforce;
    private final boolean credentials;
    private final ConnectClusterState state;
    private Herder herder;
    private ConnectorGate gate;
    private IdentityCheck identity;

    @Context
    private ResourceInfo matched;

    /**
     * @param worker the worker's properties
     * @param enforce false to log what is wrong and let the request pass
     * @param credentials whether {@code Authorization} is this product's, and not for a filter that the user added
     */
    PreflightFilter(Map<String, ?> worker, boolean enforce, boolean credentials, ConnectClusterState state) {
        this.worker = worker;
        this.enforce = enforce;
        this.credentials = credentials;
        this.state = state;
    }

    /** By Connect's REST server, before the first request. */
    @Inject
    void use(Herder own) {
        herder = own;
        ClassLoader plugins = herder.plugins().delegatingLoader();
        ConnectorChecks checks = new ConnectorChecks(worker, plugins);
        List<ConfigurationRule> rules =
                new ArrayList<>(ConfigurationRules.all(worker, herder.plugins(), state::connectorConfig));
        BrokerAllowList.of(System.getenv(), worker, plugins).ifPresent(rules::add);
        identity = new IdentityCheck(herder, checks);
        gate = new ConnectorGate(checks, rules, new PluginValidation(herder, worker), identity::refusals, enforce);
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Endpoint endpoint = Endpoint.of(matched);
        if (!ConnectorRequest.is(endpoint)) {
            return;
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        Map<String, List<String>> names = request.getUriInfo().getPathParameters();
        String target = names.getOrDefault("connector", names.getOrDefault("pluginName", List.of("")))
                .get(0);
        Optional<String> shape = endpoint == Endpoint.VALIDATE
                ? Optional.empty()
                : BodyShape.refusal(request.getMethod(), request.getUriInfo().getPath(), body);
        if (shape.isPresent()) {
            request.abortWith(Answers.of(Response.Status.BAD_REQUEST, shape.get()));
            return;
        }
        try {
            Optional<ConnectorRequest> read =
                    ConnectorRequest.read(endpoint, target, body, state::connectorConfig, identity::isStopped);
            if (read.isPresent()) {
                judge(request, read.get(), endpoint);
            }
        } catch (ConnectException e) {
            // Of a connector that does not exist Connect says so itself.
            if (e.getCause() == null || !(e.getCause().getCause() instanceof NotFoundException)) {
                request.abortWith(unread(target));
            }
        }
    }

    private static Response unread(String target) {
        return Answers.later(
                Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
                "The current configuration of " + target
                        + " could not be read in time, so nothing was changed; send the request again later.");
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(AT_THE_END) instanceof Runnable end) {
            end.run();
        }
    }

    private void judge(ContainerRequestContext request, ConnectorRequest read, Endpoint endpoint) {
        if (endpoint == Endpoint.VALIDATE) {
            gate.broken(read).ifPresent(message -> refuse(request, message));
            return;
        }
        if (read.runs()) {
            request.setProperty(AT_THE_END, identity.enter(read.name(), read.config()));
        }
        try {
            ConnectorGate.Verdict verdict = gate.judge(read, isCheckedBefore(request, read));
            verdict.refusal().ifPresent(message -> refuse(request, message));
            if (verdict.refusal().isEmpty() && verdict.judged()) {
                seal(request, read);
            }
        } catch (ConnectorGate.BusyException e) {
            request.abortWith(Answers.later(
                    Answers.TOO_MANY_REQUESTS,
                    "The worker is already checking the clusters of as many connectors as it can at a time."
                            + " Nothing was changed; send this one again later."));
        }
    }

    private static void refuse(ContainerRequestContext request, String message) {
        request.abortWith(Answers.of(Response.Status.BAD_REQUEST, message));
    }

    private boolean isCheckedBefore(ContainerRequestContext request, ConnectorRequest read) {
        boolean proven = request.getProperty(CheckedBeforeFilter.SEAL) instanceof String seal
                && SessionKeys.of(herder)
                        .filter(key -> CheckedBefore.isProvenBy(seal, key, read, Instant.now()))
                        .isPresent();
        if (proven) {
            log.info("Another worker has already checked the clusters of connector {}", read.name());
        }
        return proven;
    }

    /** In case that Connect hands the request on. A header that is not this product's stays as it is. */
    private void seal(ContainerRequestContext request, ConnectorRequest read) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null || credentials) {
            SessionKeys.of(herder)
                    .map(key -> CheckedBefore.seal(key, read, Instant.now()))
                    .ifPresent(seal -> request.getHeaders()
                            .putSingle(
                                    HttpHeaders.AUTHORIZATION, new CheckedBefore.Header(seal, authorization).value()));
        }
    }
}
