package io.connectfargate.connect.rest;

import io.connectfargate.checks.connection.AccessThreads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a connector that would run judged by what it would do to its clusters. What is not known in time is rejected. */
final class IdentityGate {
    private static final Logger log = LoggerFactory.getLogger(IdentityGate.class);

    private final BiFunction<String, Map<String, String>, List<String>> refusals;

    /** @param refusals by a connector's name and its configuration */
    IdentityGate(BiFunction<String, Map<String, String>, List<String>> refusals) {
        this.refusals = refusals;
    }

    /** Why a connector must not be accepted, all in one text. */
    Optional<String> refusal(ConnectorRequest request, Duration limit) {
        CompletableFuture<List<String>> sentences = CompletableFuture.supplyAsync(
                () -> refusals.apply(request.name(), request.config()), AccessThreads.ALL);
        try {
            return message(request, sentences.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return message(
                    request,
                    List.of("Its clusters could not be identified within " + limit.toSeconds()
                            + " s; send the request again."));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConfigException) {
                log.debug("Connect will reject the connector itself", e);
            } else {
                log.warn("The clusters of connector {} could not be identified", request.name(), e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static Optional<String> message(ConnectorRequest request, List<String> sentences) {
        return sentences.isEmpty()
                ? Optional.empty()
                : Optional.of("Connector " + request.name() + " was rejected; nothing was changed.\n"
                        + String.join("\n", sentences));
    }
}
