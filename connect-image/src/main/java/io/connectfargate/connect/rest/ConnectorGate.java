package io.connectfargate.connect.rest;

import io.connectfargate.connect.access.AccessThreads;
import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries the clusters of connectors that a request brings. What it cannot find out it leaves to Connect. */
final class ConnectorGate {
    private static final Logger log = LoggerFactory.getLogger(ConnectorGate.class);
    /** What somebody waits at a prompt. The check itself gives up earlier. */
    private static final long LIMIT_SECONDS = 25;

    private final ConnectorChecks checks;
    private final List<ConfigurationRule> rules;
    private final boolean enforce;

    /**
     * @param rules which {@code PREFLIGHT} does not switch off
     * @param enforce false to log what is wrong with clusters and refuse nothing for it
     */
    ConnectorGate(ConnectorChecks checks, List<ConfigurationRule> rules, boolean enforce) {
        this.checks = checks;
        this.rules = rules;
        this.enforce = enforce;
    }

    /**
     * Why a connector must not be taken, all that is wrong in one text.
     *
     * @param request reads it; may take long
     */
    Optional<String> refusal(Supplier<Optional<ConnectorRequest>> request) {
        CompletableFuture<Optional<String>> message =
                CompletableFuture.supplyAsync(() -> request.get().flatMap(this::message), AccessThreads.ALL);
        try {
            return message.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            log.warn("The clusters of a connector could not be tried within {} s; Connect decides", LIMIT_SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConfigException) {
                log.debug("Connect will refuse the connector itself", e);
            } else {
                log.warn("The clusters of a connector could not be tried; Connect decides", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Optional<String> message(ConnectorRequest request) {
        List<String> refused = rules.stream()
                .flatMap(rule -> rule.refusals(request.name(), request.config()).stream())
                .toList();
        if (!refused.isEmpty()) {
            return Optional.of("Connector " + request.name() + " was not taken and nothing was changed.\n"
                    + String.join("\n", refused));
        }
        List<String> sentences = new ArrayList<>();
        checks.check(request.name(), request.config(), new Seen()).ifPresent(findings -> {
            findings.problems()
                    .values()
                    .forEach(problems -> problems.forEach(problem -> sentences.add(problem.sentence())));
            sentences.addAll(findings.missingTopics());
        });
        if (sentences.isEmpty()) {
            return Optional.empty();
        }
        if (!enforce) {
            sentences.forEach(sentence -> log.warn("Connector {} is taken all the same: {}", request.name(), sentence));
            return Optional.empty();
        }
        return Optional.of("Connector " + request.name() + " was not taken and nothing was changed. "
                + "PREFLIGHT=warn for the workers would take it all the same.\n" + String.join("\n", sentences));
    }
}
