package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.Sameness;
import io.connectfargate.checks.identity.SourceIdentity;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorOffset;

/** Stored offsets belong to the source that they came from: on another one they would skip records silently. */
final class OtherSourceRule implements IdentityRule {
    private final SourceNotes notes;

    OtherSourceRule(SourceNotes notes) {
        this.notes = notes;
    }

    @Override
    public List<Refusal> refusals(Subject subject) throws UnknownException {
        MirrorConnector connector = subject.connector();
        if (connector.role() != MirrorConnector.Role.SOURCE || !isElsewhere(subject)) {
            return List.of();
        }
        Set<String> topics;
        try {
            topics = topics(subject);
        } catch (UnknownException e) {
            return List.of(refusal(subject, "the stored offsets are not known (" + e.getMessage() + ")"));
        }
        if (topics.isEmpty()) {
            notes.forget(connector);
            return List.of();
        }
        return List.of(refusal(subject, "offsets of the earlier one are stored for " + Names.of(topics)));
    }

    /** By the note, or by what it runs with as long as none was learned. */
    private boolean isElsewhere(Subject subject) throws UnknownException {
        MirrorConnector connector = subject.connector();
        Optional<SourceIdentity> note = notes.get(connector);
        if (note.isPresent()) {
            return !note.get().matches(subject.source()).orElse(true);
        }
        Optional<MirrorConnector> current = subject.current()
                .filter(now -> now.role() == MirrorConnector.Role.SOURCE
                        && now.sourceAlias().equals(connector.sourceAlias()));
        return current.isPresent()
                && Sameness.of(subject.source(current.get()), subject.source(), subject.workerTopics()) == Sameness.TWO;
    }

    /** Those that it does not copy now, too: its one note stands for all of them, and they may be copied again. */
    private static Set<String> topics(Subject subject) throws UnknownException {
        Set<String> topics = new TreeSet<>();
        for (ConnectorOffset stored : subject.offsets()) {
            String topic = String.valueOf(stored.partition().get("topic"));
            if (stored.offset() != null
                    && subject.connector()
                            .sourceAlias()
                            .equals(stored.partition().get("cluster"))) {
                topics.add(topic);
            }
        }
        return topics;
    }

    private static Refusal refusal(Subject subject, String offsets) {
        return new Refusal(
                Allowance.OTHER_SOURCE,
                "The " + subject.source().named() + " is not the cluster that " + subject.name()
                        + " copied from before, and "
                        + offsets + ": reading would continue at those offsets and skip records; correct"
                        + " source.cluster.bootstrap.servers, use another name for the connector, or restart it from the"
                        + " beginning with"
                        + " PUT /connectors/" + subject.name() + "/stop and DELETE /connectors/" + subject.name()
                        + "/offsets; "
                        + Allowance.OTHER_SOURCE.wayOut() + ".");
    }
}
