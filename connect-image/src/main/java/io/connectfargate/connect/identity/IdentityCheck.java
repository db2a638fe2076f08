package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.TargetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all rules about a connector that would run. Thread-safe. */
public final class IdentityCheck {
    private static final Logger log = LoggerFactory.getLogger(IdentityCheck.class);

    private final ConnectorChecks reader;
    private final ConnectorGroup group;
    private final List<IdentityRule> rules;
    private final Underway underway = new Underway(System::nanoTime);

    /** @param reader reads configurations as this worker does */
    public IdentityCheck(Herder herder, ConnectorChecks reader) {
        this.reader = reader;
        this.group = new ConnectorGroup(herder);
        this.rules = List.of(
                new SameClusterRule(),
                new OtherTargetRule(),
                new BothWaysRule(),
                new OtherSourceRule(new SourceNotes(herder)),
                new OverlapRule(),
                new ExistingRecordsRule(),
                new MissingCopyRule());
    }

    /**
     * Has requests that come later know of this one while Connect stores it.
     *
     * @param config as it came in; the same object is to be judged
     * @return to be run once the request is answered, however it ends
     */
    public Runnable enter(String name, Map<String, String> config) {
        return underway.enter(name, config);
    }

    /**
     * Why a connector must not run.
     *
     * @param config as it came in, references not resolved
     * @return one sentence for each reason, none of them allowed by the configuration
     * @throws org.apache.kafka.common.config.ConfigException if Connect will reject the configuration, too
     */
    public List<String> refusals(String name, Map<String, String> config) {
        Optional<MirrorConnector> connector = reader.read(name, config);
        if (connector.isEmpty()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        Allowance.objection(config).ifPresent(sentences::add);
        try (Subject subject = new Subject(
                connector.get(), current(name).orElse(null), reader, group, underway.before(name, config))) {
            Set<Allowance> allowed = Allowance.of(config);
            rules.forEach(rule -> ask(rule, subject).forEach(refusal -> {
                if (allowed.contains(refusal.allowance())) {
                    log.warn("Connector {} was accepted, as {} allows: {}", name, Allowance.KEY, refusal.sentence());
                } else {
                    sentences.add(refusal.sentence());
                }
            }));
        }
        return sentences;
    }

    /** Whether a request about this connector has nothing to run: it is STOPPED, and resuming it is asked about, too. */
    public boolean isStopped(String name) {
        return group.config(name).isPresent() && group.targetState(name) == TargetState.STOPPED;
    }

    private Optional<MirrorConnector> current(String name) {
        return isStopped(name)
                ? Optional.empty()
                : group.config(name).flatMap(config -> Subject.read(reader, name, config));
    }

    private static List<Refusal> ask(IdentityRule rule, Subject subject) {
        try {
            return rule.refusals(subject);
        } catch (UnknownException e) {
            log.warn("Connector {} could not be checked completely: {}", subject.name(), e.getMessage());
            return List.of();
        }
    }
}
