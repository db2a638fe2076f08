package io.connectfargate.connect.status;

import io.connectfargate.connect.groups.GroupEntry;
import io.connectfargate.connect.groups.GroupState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What is found of groups. */
final class GroupFinding {
    private GroupFinding() {}

    static Entry of(String connector, GroupState state, List<GroupEntry> groups, Instant now) {
        GroupEntry first = groups.get(0);
        String more = groups.size() > 1 ? " (and " + (groups.size() - 1) + " more)" : "";
        return new Entry(
                state.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + connector,
                state == GroupState.UNKNOWN ? Severity.UNKNOWN : Severity.WARNING,
                now,
                title(state),
                "Group " + first.group() + ": " + first.reasons().get(0) + more,
                action(state),
                List.of(Shell.get("/migration/status?group=" + Shell.encode(first.group()))),
                "docs/status.md#groups",
                new Entry.About("group", groups.stream().map(GroupEntry::group).toList()));
    }

    static Entry unread(String connector, String problem, Instant now) {
        return new Entry(
                "groups-unread:" + connector,
                Severity.UNKNOWN,
                now,
                "Groups could not be read",
                problem,
                "Remove the reason; it is tried again each minute.",
                List.of(),
                "docs/status.md#groups",
                new Entry.About("connector", List.of(connector)));
    }

    private static String title(GroupState state) {
        return switch (state) {
            case NO_OFFSETS -> "Groups have no offsets on the target";
            case SOME_OFFSETS -> "Groups lack offsets on the target";
            case ON_BOTH -> "Groups read on both clusters";
            default -> "Groups could not be read";
        };
    }

    private static String action(GroupState state) {
        return switch (state) {
            case NO_OFFSETS, SOME_OFFSETS ->
                "See whether the checkpoint connector runs, and whether offset syncs are written; until then these groups would"
                        + " begin on the target where auto.offset.reset says.";
            case ON_BOTH -> "Stop the members on one of the clusters.";
            default -> "Remove the reason; it is tried again each minute.";
        };
    }
}
