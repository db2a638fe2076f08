package io.connectfargate.connect.identity;

import io.connectfargate.connect.access.MirrorConnector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        Map<String, String> byCopy = new TreeMap<>();
        topics.forEach(topic -> byCopy.put(connector.targetName(topic), topic));
        Copies copies = new Copies(subject.target(), byCopy.keySet());
        Copies.Contents contents = copies.contents();
        tell(subject, "whether they hold records already cannot be seen; the login needs DESCRIBE on them", copies.hidden());
        tell(subject, "they hold nothing now and held records once, which will come again", contents.ended());
        return contents.filled().isEmpty()
                ? List.of()
                : List.of(new Refusal(Allowance.EXISTING_RECORDS, sentence(subject, contents.filled())));
    }

    private static void tell(Subject subject, String what, Set<String> copies) {
        if (!copies.isEmpty()) {
            log.warn("Connector {} will copy to topics without a stored offset ({}): {}",
                    subject.name(), Names.of(copies), what);
        }
    }

    private static String sentence(Subject subject, Set<String> copies) {
        String offsets = "/connectors/" + subject.name() + "/offsets";
        return "The " + subject.target() + " holds records already in topics of which " + subject.name()
                + " has no stored offset (" + Names.of(copies) + "): it would copy the whole of them,"
                + " behind what is there. Were they copied by a worker with another GROUP, or under another name of the"
                + " connector, keep the old one, or create the connector with \"initial_state\": \"STOPPED\" and give it the"
                + " old offsets (GET " + offsets + " of the old one, PATCH " + offsets
                + "; docs/backup.md); to copy anew, delete the topics on the target; "
                + Allowance.EXISTING_RECORDS.wayOut() + ".";
    }
}
