package io.connectfargate.connect.status;

import io.connectfargate.connect.groups.CoveredGroups;
import io.connectfargate.connect.groups.GroupEntry;
import io.connectfargate.connect.groups.GroupState;
import io.connectfargate.connect.groups.Position;
import io.connectfargate.connect.groups.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** Groups for tests. */
public final class Samples {
    private static final int PARTITIONS = 10;

    private Samples() {}

    /** Some groups in one state, each with ten partitions of which it has offsets on both sides. */
    public static CoveredGroups groups(GroupState state, int number) {
        List<GroupEntry> groups = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            List<Position> positions = new ArrayList<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                TopicPartition orders = new TopicPartition("billing.invoices.of.country-" + i, partition);
                positions.add(new Position(orders, orders, 1_000_000, OptionalLong.of(999_000)));
            }
            groups.add(new GroupEntry(
                    "mm2-cpc",
                    "dev/billing-projection-of-country-" + i,
                    state,
                    state == GroupState.READY ? List.of() : List.of("Something is to be known of it."),
                    new Standing("Stable", OptionalInt.of(4)),
                    new Standing("Empty", OptionalInt.of(0)),
                    positions,
                    0));
        }
        return new CoveredGroups("mm2-cpc", "msksource", Optional.of(Instant.EPOCH), Optional.empty(), groups);
    }
}
