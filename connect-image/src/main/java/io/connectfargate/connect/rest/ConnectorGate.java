package io.connectfargate.connect.rest;

import io.connectfargate.connect.access.AccessThreads;
import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.Problem;
import io.connectfargate.connect.access.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries the clusters of connectors that a request brings. What it cannot find out about access it leaves to Connect. */
final class ConnectorGate {
    private static final Logger log = LoggerFactory.getLogger(ConnectorGate.class);
    /** What somebody waits at a prompt. */
    private static final Duration LIMIT = Duration.ofSeconds(25);
    /** The check itself gives up earlier, unless it has much to ask. The rest is for {@link IdentityGate}. */
    private static final Duration ACCESS_LIMIT = Duration.ofSeconds(19);

    private static final Set<Problem.Kind> NEVER = Set.of(Problem.Kind.SETTINGS, Problem.Kind.REFUSED);

    private final ConnectorChecks checks;
    private final List<ConfigurationRule> rules;
    private final IdentityGate identity;
    private final boolean enforce;

    /**
     * @param rules which {@code PREFLIGHT} does not switch off
     * @param identity refusals by a connector's name and configuration, which {@code PREFLIGHT} does not switch off either
     * @param enforce false to log what is wrong with access to clusters and refuse nothing for it
     */
    ConnectorGate(
            ConnectorChecks checks,
            List<ConfigurationRule> rules,
            BiFunction<String, Map<String, String>, List<String>> identity,
            boolean enforce) {
        this.checks = checks;
        this.rules = rules;
        this.identity = new IdentityGate(identity);
        this.enforce = enforce;
    }

    /** Why a connector must not be taken, or that there is more to ask: empty if it may be taken as it is. */
    private record Verdict(Optional<String> refusal, Optional<ConnectorRequest> judged) {
        static final Verdict PASSED = new Verdict(Optional.empty(), Optional.empty());
    }

    /**
     * Why a connector must not be taken, all that is wrong in one text.
     *
     * @param request reads it; may take long
     */
    Optional<String> refusal(Supplier<Optional<ConnectorRequest>> request) {
        long start = System.nanoTime();
        CompletableFuture<Optional<ConnectorRequest>> read = CompletableFuture.supplyAsync(request, AccessThreads.ALL);
        CompletableFuture<Verdict> verdict =
                read.thenApplyAsync(brought -> brought.map(this::verdict).orElse(Verdict.PASSED), AccessThreads.ALL);
        Verdict access = await(verdict, read);
        if (access.refusal().isPresent()) {
            return access.refusal();
        }
        return access.judged()
                .filter(ConnectorRequest::runs)
                .flatMap(judged -> identity.refusal(judged, LIMIT.minusNanos(System.nanoTime() - start)));
    }

    private static Verdict await(
            CompletableFuture<Verdict> verdict, CompletableFuture<Optional<ConnectorRequest>> read) {
        try {
            return verdict.get(ACCESS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn(
                    "The clusters of a connector could not be tried within {} s; Connect decides",
                    ACCESS_LIMIT.toSeconds());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConfigException) {
                log.debug("Connect will refuse the connector itself", e);
                return Verdict.PASSED;
            }
            log.warn("The clusters of a connector could not be tried; Connect decides", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Verdict.PASSED;
        }
        boolean known = read.isDone() && !read.isCompletedExceptionally();
        return new Verdict(Optional.empty(), known ? read.join() : Optional.empty());
    }

    private Verdict verdict(ConnectorRequest request) {
        List<String> refused = rules.stream()
                .flatMap(rule -> rule.refusals(request.name(), request.config()).stream())
                .toList();
        if (!refused.isEmpty()) {
            return refused("Connector " + request.name() + " was not taken and nothing was changed.\n"
                    + String.join("\n", refused));
        }
        List<String> sentences = new ArrayList<>();
        boolean letIn = true;
        var findings = checks.check(request.name(), request.config(), new Seen());
        if (findings.isPresent()) {
            List<Problem> problems = findings.get().problems().values().stream()
                    .flatMap(List::stream)
                    .toList();
            problems.forEach(problem -> sentences.add(problem.sentence()));
            sentences.addAll(findings.get().missingTopics());
            letIn = problems.stream().noneMatch(problem -> NEVER.contains(problem.kind()));
        }
        if (enforce && !sentences.isEmpty()) {
            return refused("Connector " + request.name() + " was not taken and nothing was changed. "
                    + "PREFLIGHT=warn for the workers would take it all the same.\n" + String.join("\n", sentences));
        }
        sentences.forEach(sentence -> log.warn("Connector {} is taken all the same: {}", request.name(), sentence));
        // What does not let the connector in tells nothing about itself, and comes to no harm.
        return letIn ? new Verdict(Optional.empty(), Optional.of(request)) : Verdict.PASSED;
    }

    private static Verdict refused(String message) {
        return new Verdict(Optional.of(message), Optional.empty());
    }
}
