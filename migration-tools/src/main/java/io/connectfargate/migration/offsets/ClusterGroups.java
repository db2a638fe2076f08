package io.connectfargate.migration.offsets;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;

/** The groups of one cluster that have offsets: classic, consumer, Streams and share groups. */
public final class ClusterGroups {
    private static final Set<String> PROTOCOLS = Set.of("", "consumer", "share", "streams");
    private static final Set<GroupState> WITHOUT_MEMBERS = Set.of(GroupState.EMPTY, GroupState.DEAD);

    private final Admin admin;

    /** Does not close the client. */
    public ClusterGroups(Admin admin) {
        this.admin = admin;
    }

    /** All groups by name, but for those of Connect workers and the like. */
    public Map<String, GroupListing> list() throws InterruptedException {
        Map<String, GroupListing> groups = new TreeMap<>();
        for (GroupListing group :
                Requests.get(admin.listGroups().all(), List.<GroupListing>of(), "The list of consumer groups")) {
            if (PROTOCOLS.contains(group.protocol())) {
                groups.put(group.groupId(), group);
            }
        }
        return groups;
    }

    /** Whether it has members, or may have some. */
    public static boolean isActive(Optional<GroupListing> group) {
        return group.isPresent()
                && group.get().groupState().filter(WITHOUT_MEMBERS::contains).isEmpty();
    }

    /** Reads and writes the offsets of groups of a kind. */
    public GroupOffsetStore store(boolean share) {
        return share ? new ShareGroupStore(admin) : new ConsumerGroupStore(admin);
    }

    /** Whether its offsets are those of a share group. */
    public static boolean isShare(GroupListing group) {
        return group.type().filter(GroupType.SHARE::equals).isPresent();
    }
}
