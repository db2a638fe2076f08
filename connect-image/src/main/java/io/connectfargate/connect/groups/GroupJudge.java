package io.connectfargate.connect.groups;

import io.connectfargate.ledger.observation.Offsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says what would happen to a group that moved now. Remembers since when one lacks offsets. Not thread-safe. */
final class GroupJudge {
    private final String connector;
    private final String source;
    private final boolean syncs;
    private final Duration patience;
    private final Map<String, Instant> lacking = new HashMap<>();

    /**
     * @param source the alias of the source
     * @param syncs whether the connector writes offsets to the target
     * @param patience how long MirrorMaker may take for a group that is new
     */
    GroupJudge(String connector, String source, boolean syncs, Duration patience) {
        this.connector = connector;
        this.source = source;
        this.syncs = syncs;
        this.patience = patience;
    }

    /**
     * One group.
     *
     * @param onSource what the source reported of all groups
     * @param onTarget empty if the target reported nothing
     * @param positions of the group in topics that the connector covers
     */
    GroupEntry entry(
            String group,
            SideGroups onSource,
            Optional<SideGroups> onTarget,
            List<Position> positions,
            Logs logs,
            Instant now) {
        Standing here = onSource.standings().getOrDefault(group, Standing.UNKNOWN);
        Standing there = onTarget.map(side -> side.standings().getOrDefault(group, Standing.ABSENT))
                .orElse(Standing.UNKNOWN);
        List<Position> without = without(positions, logs);
        SortedMap<GroupState, String> found = new TreeMap<>();
        failures(group, onSource, onTarget, found);
        if (there.isActive() && !here.isActive()) {
            found.put(GroupState.MOVED, "Its members are on the target.");
        } else if (!syncs) {
            found.put(
                    GroupState.NOT_SYNCED,
                    "Connector " + connector
                            + " does not write offsets of groups to the target (sync.group.offsets.enabled).");
        } else if (!found.containsKey(GroupState.UNKNOWN) && !without.isEmpty()) {
            missing(group, positions.size(), without, now, found);
        }
        if (here.isActive() && there.isActive()) {
            found.put(
                    GroupState.ON_BOTH,
                    "It has " + here.members().getAsInt() + " members on the source and "
                            + there.members().getAsInt() + " on the target: records are processed twice.");
        }
        if (without.isEmpty()) {
            lacking.remove(group);
        }
        GroupState state = found.isEmpty() ? GroupState.READY : found.firstKey();
        return new GroupEntry(
                connector, group, state, List.copyOf(found.values()), here, there, positions, without.size());
    }

    /** Groups that are gone are forgotten. */
    void retain(Set<String> groups) {
        lacking.keySet().retainAll(groups);
    }

    /** Not those of which the group has read nothing: there is nothing to translate. */
    private List<Position> without(List<Position> positions, Logs logs) {
        List<Position> without = new ArrayList<>();
        for (Position position : positions) {
            long start =
                    logs.source(source, position.source()).map(Offsets::start).orElse(0L);
            if (position.onTarget().isEmpty() && position.offset() > start) {
                without.add(position);
            }
        }
        return without;
    }

    private void failures(
            String group, SideGroups onSource, Optional<SideGroups> onTarget, Map<GroupState, String> found) {
        Optional.ofNullable(onSource.failures().get(group))
                .ifPresent(
                        why -> found.put(GroupState.UNKNOWN, "Its offsets on the source cannot be read: " + why + "."));
        Optional<String> why = onTarget.isEmpty()
                ? Optional.of("the target did not list its groups")
                : Optional.ofNullable(onTarget.get().failures().get(group));
        // Without the switch a worker needs no permission for groups on the target.
        why.filter(any -> syncs)
                .ifPresent(reason -> found.putIfAbsent(
                        GroupState.UNKNOWN, "Its offsets on the target cannot be read: " + reason + "."));
    }

    private void missing(
            String group, int partitions, List<Position> without, Instant now, Map<GroupState, String> found) {
        Instant since = lacking.computeIfAbsent(group, first -> now);
        String number = "It has no offset on the target for " + without.size() + " of its " + partitions
                + " partitions, among them " + without.get(0).source();
        if (now.isBefore(since.plus(patience))) {
            found.put(
                    GroupState.WAITING,
                    number + "; a group that is new gets them within " + patience.toSeconds() + " s.");
            return;
        }
        boolean none = without.size() == partitions;
        found.put(
                none ? GroupState.NO_OFFSETS : GroupState.SOME_OFFSETS,
                number + ": there a consumer that moves begins where its auto.offset.reset says.");
    }
}
