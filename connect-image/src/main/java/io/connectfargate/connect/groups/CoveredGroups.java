package io.connectfargate.connect.groups;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The groups of one checkpoint connector, as they were last seen.
 *
 * @param source the alias of the source
 * @param asOf when they were read; empty if they never could be
 * @param problem why nothing newer is known
 */
public record CoveredGroups(
        String connector, String source, Optional<Instant> asOf, Optional<String> problem, List<GroupEntry> groups) {
    /** Copies the list. */
    public CoveredGroups {
        groups = List.copyOf(groups);
    }
}
