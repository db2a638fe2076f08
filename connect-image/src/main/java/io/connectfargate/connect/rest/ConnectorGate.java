package io.connectfargate.connect.rest;

import io.connectfargate.checks.connection.AccessThreads;
import io.connectfargate.checks.diagnosis.Problem;
import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.SeenResources;
import io.connectfargate.connect.rejection.NothingToCreate;
import io.connectfargate.connect.rules.ConfigurationRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the clusters of connectors that a request brings. What it cannot find out about access it leaves to Connect. */
final class ConnectorGate {
    private static final Logger log = LoggerFactory.getLogger(ConnectorGate.class);
    /** What somebody waits at a prompt. */
    private static final Duration LIMIT = Duration.ofSeconds(25);
    /** The check itself gives up earlier, unless it has much to ask. The rest is for {@link IdentityGate}. */
    private static final Duration ACCESS_LIMIT = Duration.ofSeconds(19);
    /** Each takes a thread and a connection or two for each client of the connector. */
    private static final int CHECKS = 4;

    private static final Set<Problem.Kind> NEVER = Set.of(Problem.Kind.SETTINGS, Problem.Kind.REFUSED);

    private final ConnectorChecks checks;
    private final List<ConfigurationRule> rules;
    private final PluginValidation plugins;
    private final IdentityGate identity;
    private final boolean enforce;
    private final Semaphore free = new Semaphore(CHECKS);

    /**
     * @param rules which {@code PREFLIGHT} does not switch off
     * @param plugins neither is this
     * @param identity what the connector would do to its clusters, by name and configuration; neither is that switched off
     * @param enforce false to log what is wrong with clusters and reject nothing for it
     */
    ConnectorGate(
            ConnectorChecks checks,
            List<ConfigurationRule> rules,
            PluginValidation plugins,
            BiFunction<String, Map<String, String>, List<String>> identity,
            boolean enforce) {
        this.checks = checks;
        this.rules = rules;
        this.plugins = plugins;
        this.identity = new IdentityGate(identity);
        this.enforce = enforce;
    }

    /** As many checks as are allowed run already. */
    static final class BusyException extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * What came out.
     *
     * @param refusal why a connector must not be accepted
     * @param judged whether its clusters accept it, so that they can be asked what it would do to them
     */
    record Verdict(Optional<String> refusal, boolean judged) {
        static final Verdict PASSED = new Verdict(Optional.empty(), false);
        static final Verdict TO_BE_JUDGED = new Verdict(Optional.empty(), true);

        private Verdict and(Optional<String> refused) {
            return new Verdict(refused, judged);
        }
    }

    /** Why a configuration must not be accepted, whatever its clusters are, all that is wrong in one text. */
    Optional<String> broken(ConnectorRequest request) {
        List<String> refused = rules.stream()
                .flatMap(rule -> rule.refusals(request.name(), request.config()).stream())
                .toList();
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of("Connector " + request.name() + " was rejected; nothing was changed.\n"
                        + String.join("\n", refused));
    }

    /**
     * Whether a connector may be accepted, all that is wrong in one text. May take long.
     *
     * @param letIn whether another worker of the group found a moment ago that its clusters accept it
     * @throws BusyException if it was not checked
     */
    Verdict judge(ConnectorRequest request, boolean letIn) throws BusyException {
        Optional<String> broken = broken(request).or(() -> plugins.refusal(request, LIMIT));
        if (broken.isPresent()) {
            return new Verdict(broken, false);
        }
        if (!free.tryAcquire()) {
            throw new BusyException();
        }
        long start = System.nanoTime();
        CompletableFuture<Verdict> verdict = letIn
                ? CompletableFuture.completedFuture(Verdict.TO_BE_JUDGED)
                : CompletableFuture.supplyAsync(() -> verdict(request), AccessThreads.ALL);
        try {
            Verdict access = await(verdict);
            return access.judged() && request.runs()
                    ? access.and(identity.refusal(request, LIMIT.minusNanos(System.nanoTime() - start)))
                    : access;
        } finally {
            // One that takes longer than anybody waits keeps its place until it ends.
            verdict.whenComplete((found, error) -> free.release());
        }
    }

    private static Verdict await(CompletableFuture<Verdict> verdict) {
        try {
            return verdict.get(ACCESS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn(
                    "The clusters of a connector could not be checked within {} s; the request is passed on to Connect",
                    ACCESS_LIMIT.toSeconds());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConfigException) {
                log.debug("Connect will reject the connector itself", e);
                return Verdict.PASSED;
            }
            log.warn(
                    "The clusters of a connector could not be checked; the request is passed on to Connect",
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Verdict.PASSED;
        }
        return Verdict.TO_BE_JUDGED;
    }

    private Verdict verdict(ConnectorRequest request) {
        List<String> sentences = new ArrayList<>();
        boolean letIn = true;
        var findings = checks.check(request.name(), request.config(), new SeenResources());
        if (findings.isPresent()) {
            List<Problem> problems = findings.get().problems().values().stream()
                    .flatMap(List::stream)
                    .toList();
            problems.forEach(problem -> sentences.add(problem.sentence()));
            sentences.addAll(findings.get().missingTopics());
            letIn = problems.stream().noneMatch(problem -> NEVER.contains(problem.kind()));
            if (sentences.isEmpty()) {
                checks.read(request.name(), request.config())
                        .map(connector -> NothingToCreate.sentences(connector, checks.worker()))
                        .ifPresent(sentences::addAll);
            }
        }
        if (enforce && !sentences.isEmpty()) {
            String refusal = "Connector " + request.name() + " was rejected; nothing was changed. "
                    + "Set PREFLIGHT=warn on the workers to create it anyway.\n" + String.join("\n", sentences);
            return new Verdict(Optional.of(refusal), false);
        }
        sentences.forEach(sentence ->
                log.warn("Connector {} was accepted because PREFLIGHT is warn: {}", request.name(), sentence));
        // A cluster that rejects the connector shows nothing about itself, and comes to no harm.
        return letIn ? Verdict.TO_BE_JUDGED : Verdict.PASSED;
    }
}
