package io.connectfargate.migration.offsets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Commits the offsets of several groups: all are checked first, then a snapshot is taken, then each is written. */
final class CommitRun {
    private final OffsetWriter writer;
    private final CommitRules rules;
    private final Consumer<String> afterGroup;

    private final Set<String> committed = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    CommitRun(OffsetWriter writer, CommitRules rules) {
        this(writer, rules, group -> {});
    }

    /** @param afterGroup is given each group when it has been written */
    CommitRun(OffsetWriter writer, CommitRules rules, Consumer<String> afterGroup) {
        this.writer = writer;
        this.rules = rules;
        this.afterGroup = afterGroup;
    }

    /**
     * Writes those that can be. The rest are problems.
     *
     * @param cluster the target's id
     */
    void commit(List<GroupMove> moves, String cluster, SnapshotFile file) throws InterruptedException {
        List<GroupMove> ready = new ArrayList<>();
        for (GroupMove move : moves) {
            List<String> reasons = new ArrayList<>(rules.writers(move));
            reasons.addAll(rules.violations(move));
            reasons.forEach(reason -> problems.add(move.name() + " was not committed: " + reason));
            if (reasons.isEmpty()) {
                ready.add(move);
            }
        }
        if (ready.isEmpty()) {
            return;
        }
        List<Snapshot.Group> before = ready.stream().map(Snapshot.Group::of).toList();
        file.write(new Snapshot(Snapshot.FORMAT, cluster, Instant.now().toString(), before));
        for (int i = 0; i < ready.size(); i++) {
            List<String> failures = writer.commit(ready.get(i), before.get(i));
            problems.addAll(failures);
            if (failures.isEmpty()) {
                committed.add(ready.get(i).name());
            }
            afterGroup.accept(ready.get(i).name());
        }
    }

    /** The groups that were committed and read back. */
    Set<String> committed() {
        return committed;
    }

    /** Sentences for the user. */
    List<String> problems() {
        return problems;
    }
}
