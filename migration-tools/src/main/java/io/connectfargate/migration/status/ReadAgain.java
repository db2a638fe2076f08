package io.connectfargate.migration.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;

/** How many records a group would read again if its consumers moved now, as far as offsets can tell. */
final class ReadAgain {
    /** The field that this adds to each group. */
    static final String FIELD = "readAgain";

    private ReadAgain() {}

    /** Adds the number to each group of a status; null where nobody knows. */
    static void addTo(JsonNode status) {
        status.path("groups").forEach(group -> {
            OptionalLong again = of(group, status.path("totals").path("lag"));
            if (again.isPresent()) {
                ((ObjectNode) group).put(FIELD, again.getAsLong());
            } else {
                ((ObjectNode) group).putNull(FIELD);
            }
        });
    }

    /**
     * What lies between its offset and the end on the target, less what it has not read on the source either. Records that are not
     * copied yet are on the source only; all topics' count for those of the group, so the number is rather too large. Markers of
     * transactions have offsets, too.
     */
    private static OptionalLong of(JsonNode group, JsonNode lag) {
        JsonNode behind = group.path("behind");
        JsonNode onTarget = group.path("behindOnTarget");
        if (!behind.isNumber() || !onTarget.isNumber() || !lag.isNumber()) {
            return OptionalLong.empty();
        }
        long unread = Math.max(0, behind.asLong() - lag.asLong());
        return OptionalLong.of(Math.max(0, onTarget.asLong() - unread));
    }
}
