package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.groups.CoveredGroups;
import io.connectfargate.connect.groups.GroupEntry;
import io.connectfargate.connect.groups.Logs;
import io.connectfargate.connect.groups.Position;
import io.connectfargate.connect.groups.Standing;
import io.connectfargate.ledger.observation.Offsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Groups as JSON. A number that nobody knows is null. */
public final class GroupFields {
    private final Logs logs;

    /** @param logs for how many records a group is behind */
    public GroupFields(Logs logs) {
        this.logs = logs;
    }

    /** All groups, without their partitions. */
    void write(List<CoveredGroups> all, ArrayNode groups) {
        all.forEach(covered -> covered.groups().forEach(group -> write(covered, group, groups.addObject())));
    }

    /** One group of each connector that covers it, with its partitions; false if none does. */
    public boolean write(List<CoveredGroups> all, String name, ArrayNode groups) {
        for (CoveredGroups covered : all) {
            for (GroupEntry group : covered.groups()) {
                if (group.group().equals(name)) {
                    details(covered, group, groups.addObject());
                }
            }
        }
        return !groups.isEmpty();
    }

    private void write(CoveredGroups covered, GroupEntry group, ObjectNode node) {
        String state = word(group.state());
        node.put("group", group.group())
                .put("connector", group.connector())
                .put("state", state)
                .put("level", word(group.state().level()));
        ArrayNode reasons = node.putArray("reasons");
        group.reasons().forEach(reasons::add);
        node.put("active", active(group))
                .put("partitions", group.positions().size())
                .put("withoutOffset", group.without());
        put(node, "behind", sum(group, position -> behind(covered, position)));
        put(node, "behindOnTarget", sum(group, position -> behindOnTarget(covered, position)));
        members(node, "membersOnSource", group.source());
        members(node, "membersOnTarget", group.target());
    }

    private void details(CoveredGroups covered, GroupEntry group, ObjectNode node) {
        write(covered, group, node);
        node.put("stateOnSource", group.source().state())
                .put("stateOnTarget", group.target().state());
        node.put("asOf", covered.asOf().map(Object::toString).orElse(null));
        ArrayNode positions = node.putArray("positions");
        for (Position position : group.positions()) {
            ObjectNode one = positions
                    .addObject()
                    .put("topic", position.source().topic())
                    .put("copy", position.copy().topic())
                    .put("partition", position.source().partition())
                    .put("source", position.offset());
            put(one, "target", position.onTarget());
            put(one, "behind", behind(covered, position));
            put(one, "behindOnTarget", behindOnTarget(covered, position));
        }
    }

    /** Where somebody reads; null if that is not known. */
    private static String active(GroupEntry group) {
        if (group.source().members().isEmpty() || group.target().members().isEmpty()) {
            return null;
        }
        boolean here = group.source().isActive();
        boolean there = group.target().isActive();
        return here && there ? "both" : here ? "source" : there ? "target" : "nowhere";
    }

    private OptionalLong behind(CoveredGroups covered, Position position) {
        return behind(logs.source(covered.source(), position.source()), position.offset());
    }

    private OptionalLong behindOnTarget(CoveredGroups covered, Position position) {
        return position.onTarget().isEmpty()
                ? OptionalLong.empty()
                : behind(
                        logs.copy(covered.source(), position.source()),
                        position.onTarget().getAsLong());
    }

    private static OptionalLong behind(Optional<Offsets> log, long offset) {
        return log.map(known -> OptionalLong.of(Math.max(0, known.end() - Math.max(known.start(), offset))))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong sum(GroupEntry group, Function<Position, OptionalLong> number) {
        long sum = 0;
        for (Position position : group.positions()) {
            OptionalLong one = number.apply(position);
            if (one.isEmpty()) {
                return one;
            }
            sum += one.getAsLong();
        }
        return OptionalLong.of(sum);
    }

    private static void members(ObjectNode node, String field, Standing standing) {
        if (standing.members().isPresent()) {
            node.put(field, standing.members().getAsInt());
        } else {
            node.putNull(field);
        }
    }

    private static void put(ObjectNode node, String field, OptionalLong number) {
        if (number.isPresent()) {
            node.put(field, number.getAsLong());
        } else {
            node.putNull(field);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
