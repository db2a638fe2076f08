package io.connectfargate.connect.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/** A topic of the source with one partition to which random things happen, and the truth about what was written to it. */
final class ChaosTopic {
    private final Admin admin;
    private final ChaosWriter writer;
    private final Random random;
    private final String name;
    private final ChaosKind kind;
    private final List<Written> written = new ArrayList<>();
    /** When each topic of this name was created. */
    private final List<Instant> logs = new ArrayList<>();

    private final Map<String, Integer> actions = new HashMap<>();
    private boolean open;

    /**
     * A record that was written to the source, and committed if it belongs to a transaction.
     *
     * @param log the how many-th topic of this name it is in, from 0
     */
    record Written(int log, long offset, String key, String value) {}

    ChaosTopic(Admin admin, ChaosWriter writer, String name, ChaosKind kind, long seed) {
        this.admin = admin;
        this.writer = writer;
        this.random = new Random(seed);
        this.name = name;
        this.kind = kind;
    }

    String name() {
        return name;
    }

    ChaosKind kind() {
        return kind;
    }

    List<Written> written() {
        return written;
    }

    List<Instant> logs() {
        return logs;
    }

    Map<String, Integer> actions() {
        return actions;
    }

    void create() throws Exception {
        NewTopic topic = new NewTopic(name, 1, (short) 1);
        if (kind == ChaosKind.COMPACTED) {
            topic.configs(Map.of("cleanup.policy", "compact,delete", "min.cleanable.dirty.ratio", "0.01"));
        }
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
            // A client that reads it was faster.
        }
        logs.add(Instant.now());
        write(5, false);
    }

    /**
     * @param read how far the reader is
     * @param observed what the ledger has certainly seen as copied
     */
    void act(long read, long observed) throws Exception {
        int what = random.nextInt(10);
        if (kind == ChaosKind.IDLE) {
            return;
        }
        if (what < 4) {
            write(1 + random.nextInt(80), false);
        } else if (what < 8) {
            disturb(what, observed);
        } else {
            harm(what == 8, read);
        }
    }

    private void disturb(int what, long observed) throws Exception {
        if (what < 6 && kind == ChaosKind.TRANSACTIONAL) {
            transaction();
        } else if (kind.isRemoved()) {
            remove("behind", observed);
        }
    }

    private void harm(boolean now, long read) throws Exception {
        if (now && kind == ChaosKind.TRIMMED) {
            write(200, false);
            remove("anywhere", read + random.nextInt(250));
        } else if (now && kind == ChaosKind.RECREATED && actions.getOrDefault("recreated", 0) < 2) {
            recreate();
        }
    }

    /** Removes some of what nobody reads, since the connector is stopped. */
    void overtake() throws Exception {
        write(100, false);
        long last = written.get(written.size() - 1).offset();
        remove("overtaken", last - random.nextInt(60));
    }

    void grow() throws Exception {
        write(60, false);
    }

    void delete() throws Exception {
        count("deleted");
        admin.deleteTopics(List.of(name)).all().get();
    }

    /** Writes a record that the copy does not accept, and some that it would. */
    void offend() throws Exception {
        write(1, true);
        write(10, false);
    }

    /** Ends what is open, and writes what shows that copying goes on. */
    void calm() throws Exception {
        if (open) {
            writer.commit();
            open = false;
        }
        if (kind != ChaosKind.IDLE && kind != ChaosKind.DELETED) {
            write(5, false);
        }
    }

    private void transaction() throws Exception {
        count("transactions");
        if (!open) {
            writer.begin();
        }
        boolean commit = open || random.nextBoolean();
        List<Written> records = writer.transactional(name, logs.size() - 1, 1 + random.nextInt(30));
        open = commit && !open && random.nextInt(3) == 0;
        if (open || commit) {
            written.addAll(records);
        }
        if (!open && commit) {
            writer.commit();
        } else if (!open) {
            writer.abort();
        }
    }

    private void write(int records, boolean large) throws Exception {
        count(large ? "too large" : "writes");
        written.addAll(writer.plain(name, logs.size() - 1, records, large));
    }

    private void remove(String what, long before) throws Exception {
        TopicPartition partition = new TopicPartition(name, 0);
        long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
        count(what);
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(Math.min(before, end))))
                .all()
                .get();
    }

    /** With fewer records than before, or with more. */
    void recreate() throws Exception {
        count("recreated");
        admin.deleteTopics(List.of(name)).all().get();
        Thread.sleep(random.nextInt(3_000));
        create();
        write(random.nextInt(400), false);
    }

    void count(String what) {
        actions.merge(what, 1, Integer::sum);
    }
}
