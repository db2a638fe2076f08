package io.connectfargate.migration.takeover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;

/**
 * Whether a tool still runs: its groups have members then.
 *
 * @param source an admin client
 * @param target an admin client
 */
record ToolGroups(Admin source, Admin target) {
    private static final Set<GroupState> WITHOUT_MEMBERS = Set.of(GroupState.EMPTY, GroupState.DEAD);

    /** Sentences about what is running, and what is missing and should not be; empty if the tool has stopped. */
    List<String> problems(OldTool tool) throws InterruptedException {
        List<String> problems = new ArrayList<>();
        if (tool.sourceGroup().isPresent()) {
            check(
                    source,
                    tool.sourceGroup().get(),
                    "source",
                    tool,
                    tool.offsets().isEmpty(),
                    problems);
        }
        if (tool.workerGroup().isPresent()) {
            // Connect's groups commit nothing, so that brokers forget them after the last worker has left.
            check(target, tool.workerGroup().get(), "target", tool, false, problems);
        }
        return problems;
    }

    private static void check(
            Admin admin, String name, String cluster, OldTool tool, boolean required, List<String> problems)
            throws InterruptedException {
        Optional<GroupListing> group =
                StoredOffsetsReader.get(
                                admin.listGroups().all(),
                                List.<GroupListing>of(),
                                "The list of groups of the " + cluster)
                        .stream()
                        .filter(listed -> listed.groupId().equals(name))
                        .findFirst();
        if (group.isEmpty() && required) {
            problems.add("The " + cluster + " has no group " + name
                    + ". Expected: group.id in the consumer.properties of " + tool.label() + ".");
        }
        if (group.isPresent()
                && group.get().groupState().filter(WITHOUT_MEMBERS::contains).isEmpty()) {
            problems.add(tool.label() + " still runs: group " + name + " on the " + cluster + " is "
                    + group.get().groupState().map(GroupState::toString).orElse("in an unknown state")
                    + ". Stop it; a process that was killed leaves the group after its session timeout.");
        }
    }
}
