package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A topic is copied from its first record on where no offset is stored: its copy must be empty then. It is not after a change of
 * the group's or the connector's name, where offsets were lost, or where somebody else writes.
 */
final class ExistingRecordsRule implements IdentityRule {
    private static final Logger log = LoggerFactory.getLogger(ExistingRecordsRule.class);

    @Override
    public List<Refusal> refusals(Subject subject) throws UnknownException {
        Set<String> topics = NewTopics.of(subject);
        if (topics.isEmpty()) {
            return List.of();
        }
        MirrorConnector connector = subject.connector();
        topics.removeAll(new StoredOffsets(connector, subject.offsets()).topics());
        TargetTopics copies = new TargetTopics(
                subject.target(), topics.stream().map(connector::targetName).toList());
        TargetTopics.Contents contents = copies.contents();
        tell(
                subject,
                "could not check whether they hold records already; the login needs DESCRIBE on them",
                copies.hidden());
        tell(subject, "they are empty now but held records before, which will be copied again", contents.ended());
        return contents.filled().isEmpty()
                ? List.of()
                : List.of(new Refusal(Allowance.EXISTING_RECORDS, sentence(subject, contents.filled())));
    }

    private static void tell(Subject subject, String what, Set<String> copies) {
        if (!copies.isEmpty()) {
            log.warn(
                    "Connector {} will copy to topics without a stored offset ({}): {}",
                    subject.name(),
                    Names.of(copies),
                    what);
        }
    }

    private static String sentence(Subject subject, Set<String> copies) {
        return "The " + subject.target().named() + " holds records in topics of which no offset is stored for "
                + subject.name() + " (" + Names.of(copies)
                + "): it would copy them from the beginning, after the existing"
                + " records. If a worker with another GROUP or a connector with another name copied them, continue with"
                + " that one, or move its offsets (GET /connectors/NAME/offsets; create this one with"
                + " \"initial_state\": \"STOPPED\" and PATCH them to /connectors/" + subject.name()
                + "/offsets; docs/backup.md); to copy them again, delete these topics on the target; "
                + Allowance.EXISTING_RECORDS.wayOut() + ".";
    }
}
