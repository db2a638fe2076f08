package io.connectfargate.connect.status;

import io.connectfargate.connect.groups.CoveredGroups;
import io.connectfargate.connect.groups.GroupEntry;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What groups mean for the verdict: never fine next to one without offsets, or one that nobody could check. */
final class GroupVerdict {
    private GroupVerdict() {}

    /** @param seen empty before they were read */
    static Verdict of(Optional<List<CoveredGroups>> seen) {
        return seen.map(GroupVerdict::worst)
                .orElseGet(() -> new Verdict(
                        Level.UNKNOWN, "Not everything is known", "The groups have not been read since the start."));
    }

    private static Verdict worst(List<CoveredGroups> all) {
        Optional<String> problem =
                all.stream().flatMap(covered -> covered.problem().stream()).findFirst();
        List<GroupEntry> groups =
                all.stream().flatMap(covered -> covered.groups().stream()).toList();
        if (problem.isPresent()) {
            return new Verdict(Level.UNKNOWN, "Not everything is known", problem.get());
        }
        GroupEntry worst =
                groups.stream().min(Comparator.comparing(GroupEntry::state)).orElse(null);
        if (worst == null || worst.state().level() == Level.FINE) {
            return new Verdict(
                    Level.FINE,
                    "Groups would continue",
                    groups.size() + " groups are covered by checkpoint connectors.");
        }
        long alike = groups.stream()
                .filter(entry -> entry.state().level() == worst.state().level())
                .count();
        String text = "Group " + worst.group() + ": " + worst.reasons().get(0)
                + (alike > 1 ? " (and " + (alike - 1) + " more)" : "");
        return worst.state().level() == Level.UNKNOWN
                ? new Verdict(Level.UNKNOWN, "Not everything is known", text)
                : new Verdict(worst.state().level(), "Groups need attention", text);
    }
}
