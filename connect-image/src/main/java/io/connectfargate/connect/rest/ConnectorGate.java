package io.connectfargate.connect.rest;

import io.connectfargate.connect.access.AccessThreads;
import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries the clusters of connectors that a request brings. What it cannot find out it leaves to Connect. */
final class ConnectorGate {
    private static final Logger log = LoggerFactory.getLogger(ConnectorGate.class);
    /** What somebody waits at a prompt. The check itself gives up earlier. */
    private static final long LIMIT_SECONDS = 25;
    /** Each takes a thread and a connection or two for each client of the connector. */
    private static final int CHECKS = 4;

    private final ConnectorChecks checks;
    private final List<ConfigurationRule> rules;
    private final boolean enforce;
    private final Semaphore free = new Semaphore(CHECKS);

    /**
     * @param rules which {@code PREFLIGHT} does not switch off
     * @param enforce false to log what is wrong with clusters and refuse nothing for it
     */
    ConnectorGate(ConnectorChecks checks, List<ConfigurationRule> rules, boolean enforce) {
        this.checks = checks;
        this.rules = rules;
        this.enforce = enforce;
    }

    /** As many checks as are allowed run already. */
    static final class BusyException extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Why a configuration must not be taken, whatever its clusters are, all that is wrong in one text. */
    Optional<String> broken(ConnectorRequest request) {
        List<String> refused = rules.stream()
                .flatMap(rule -> rule.refusals(request.name(), request.config()).stream())
                .toList();
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of("Connector " + request.name() + " was not taken and nothing was changed.\n"
                        + String.join("\n", refused));
    }

    /**
     * Why a connector must not be taken, all that is wrong in one text. May take long.
     *
     * @throws BusyException if it was not looked at
     */
    Optional<String> refusal(ConnectorRequest request) throws BusyException {
        Optional<String> broken = broken(request);
        if (broken.isPresent()) {
            return broken;
        }
        if (!free.tryAcquire()) {
            throw new BusyException();
        }
        // One that takes longer than anybody waits keeps its place until it ends.
        CompletableFuture<Optional<String>> message =
                CompletableFuture.supplyAsync(() -> message(request), AccessThreads.ALL);
        message.whenComplete((found, error) -> free.release());
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
