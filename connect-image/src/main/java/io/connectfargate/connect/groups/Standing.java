package io.connectfargate.connect.groups;

import java.util.OptionalInt;

/**
 * What a cluster says of a group.
 *
 * @param state a word of Kafka's, such as Stable or Empty; Unknown if the login may not see it
 * @param members empty if they are not known
 */
public record Standing(String state, OptionalInt members) {
    static final Standing UNKNOWN = new Standing("Unknown", OptionalInt.empty());

    /** The cluster has no such group. */
    static final Standing ABSENT = new Standing("Absent", OptionalInt.of(0));

    /** Whether somebody reads there. */
    public boolean isActive() {
        return members.orElse(0) > 0;
    }
}
