package org.apache.kafka.connect.runtime.distributed;

import java.util.Optional;
import org.apache.kafka.connect.runtime.Herder;

/** Which worker leads the group: Connect tells it to its own package only. */
public final class GroupLeader {
    private GroupLeader() {}

    /** Whether it is this one. During a change two workers may think so, or none. */
    public static boolean isHere(Herder herder) {
        return herder instanceof DistributedHerder own && own.isLeader();
    }

    /** Where its REST port is; empty while this worker is no member. */
    public static Optional<String> url(Herder herder) {
        return Optional.of(herder)
                .filter(DistributedHerder.class::isInstance)
                .map(own -> ((DistributedHerder) own).assignment)
                .map(ExtendedAssignment::leaderUrl)
                .filter(url -> !url.isBlank());
    }
}
