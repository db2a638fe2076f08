package io.connectfargate.ledger.simulation;

import io.connectfargate.ledger.observation.Offsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.Uuid;

/** A partition as a broker has it: records, transactions with their markers, retention, compaction, truncation. */
final class SimulatedLog {
    /** What is at an offset. */
    enum Kind {
        RECORD,
        MARKER
    }

    /** @param transaction 0 for none */
    record Entry(Kind kind, int transaction, boolean compacted) {}

    final Uuid id;
    final int incarnation;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, Boolean> ended = new HashMap<>();
    private int nextTransaction = 1;
    private int start;

    SimulatedLog(int incarnation, Random random) {
        this.incarnation = incarnation;
        this.id = new Uuid(random.nextLong(), random.nextLong());
    }

    int start() {
        return start;
    }

    int end() {
        return entries.size();
    }

    int stable() {
        for (int offset = 0; offset < end(); offset++) {
            Entry entry = entries.get(offset);
            if (entry.kind() == Kind.RECORD && entry.transaction() != 0 && !ended.containsKey(entry.transaction())) {
                return Math.max(start, offset);
            }
        }
        return end();
    }

    Offsets offsets() {
        return new Offsets(start, stable(), end());
    }

    /** Whether it is a record that a consumer of committed records is given, once it is before the last stable offset. */
    boolean isReadable(int offset) {
        Entry entry = entries.get(offset);
        return entry.kind() == Kind.RECORD
                && !entry.compacted()
                && (entry.transaction() == 0 || ended.getOrDefault(entry.transaction(), false));
    }

    /** Whether it may be one: its transaction is open. */
    boolean mayBecomeReadable(int offset) {
        Entry entry = entries.get(offset);
        return entry.kind() == Kind.RECORD && !entry.compacted() && ended.getOrDefault(entry.transaction(), true);
    }

    void append(int records) {
        for (int i = 0; i < records; i++) {
            entries.add(new Entry(Kind.RECORD, 0, false));
        }
    }

    void begin(int records) {
        int transaction = nextTransaction++;
        for (int i = 0; i < records; i++) {
            entries.add(new Entry(Kind.RECORD, transaction, false));
        }
    }

    /** Ends the oldest open transaction, if there is one. */
    void end(boolean commit) {
        entries.stream()
                .map(Entry::transaction)
                .filter(transaction -> transaction != 0 && !ended.containsKey(transaction))
                .findFirst()
                .ifPresent(transaction -> {
                    ended.put(transaction, commit);
                    entries.add(new Entry(Kind.MARKER, transaction, false));
                });
    }

    void trim(int to) {
        start = Math.max(start, Math.min(to, stable()));
    }

    void truncate(int to) {
        while (entries.size() > Math.max(start, to)) {
            entries.remove(entries.size() - 1);
        }
        // A marker that was cut off leaves its transaction open again; simpler here: its records are as good as not
        // written.
        ended.replaceAll(
                (transaction, commit) -> entries.contains(new Entry(Kind.MARKER, transaction, false)) && commit);
    }

    void compact(int offset) {
        Entry entry = entries.get(offset);
        if (entry.kind() == Kind.RECORD) {
            entries.set(offset, new Entry(Kind.RECORD, entry.transaction(), true));
        }
    }
}
