package io.connectfargate.connectors.opensearch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Decides whether versions in the index are those of a replay. A document's version is the offset of its record. So a version that is not
 * older than the record's is explained if the partition has, at that offset, a record of the same document. Until the partition was read
 * that far the question is open, and no offset behind the record is committed: a restart asks it again. Not thread-safe.
 */
final class Conflicts {
    /** Questions of one partition. A foreign index makes all of them come out badly, so that a sample is enough. */
    private static final int MOST = 1_000;

    private final Map<TopicPartition, TreeMap<Long, Operation>> open = new HashMap<>();
    private final Map<TopicPartition, NavigableMap<Long, String>> delivered = new HashMap<>();
    private final List<Operation> same = new ArrayList<>();
    private final SameDocuments documents;

    Conflicts(SameDocuments documents) {
        this.documents = documents;
    }

    /** A record was delivered, whatever became of it. */
    void deliver(Operation operation) {
        delivered
                .computeIfAbsent(operation.partition(), partition -> new TreeMap<>())
                .put(operation.offset(), operation.document());
    }

    /** @param stored the document's version in the index; negative if OpenSearch did not name it */
    void add(Operation operation, long stored) {
        if (stored <= operation.offset()) {
            same.add(operation);
            return;
        }
        TreeMap<Long, Operation> questions = open.computeIfAbsent(operation.partition(), partition -> new TreeMap<>());
        if (questions.size() >= MOST && stored > questions.lastKey()) {
            questions.pollLastEntry();
        }
        if (questions.size() < MOST) {
            questions.putIfAbsent(stored, operation);
        }
    }

    /**
     * Answers what can be answered when all that was delivered is written.
     *
     * @return whether questions are left
     * @throws ConnectException if a version is not this partition's
     */
    boolean settle() {
        documents.check(same);
        same.clear();
        delivered.forEach((partition, records) -> {
            NavigableMap<Long, Operation> reached =
                    open.getOrDefault(partition, new TreeMap<>()).headMap(records.lastKey(), true);
            reached.forEach((stored, operation) -> {
                String document = records.get(stored);
                if (document != null && !document.equals(operation.document())) {
                    throw Foreign.of(operation, stored, "where " + partition + " has a record of another document");
                }
            });
            reached.clear();
        });
        delivered.clear();
        open.values().removeIf(Map::isEmpty);
        return !open.isEmpty();
    }

    /**
     * Answers what is left for a partition that was read to its end.
     *
     * @param next the partition's end
     * @throws ConnectException if a version lies beyond it
     */
    void settleAtEnd(TopicPartition partition, long next) {
        TreeMap<Long, Operation> questions = open.getOrDefault(partition, new TreeMap<>());
        questions.headMap(next).clear();
        if (!questions.isEmpty()) {
            Map.Entry<Long, Operation> last = questions.lastEntry();
            throw Foreign.of(
                    last.getValue(), last.getKey(), "which is beyond the end of " + partition + ", which is " + next);
        }
    }

    /** Partitions with open questions. */
    Collection<TopicPartition> partitions() {
        return List.copyOf(open.keySet());
    }

    /** The offset that may be committed: not behind a record whose question is open. */
    long committable(TopicPartition partition, long next) {
        return open.getOrDefault(partition, new TreeMap<>()).values().stream()
                .mapToLong(Operation::offset)
                .reduce(next, Math::min);
    }

    /** Forgets what another task will ask. */
    void forget(Collection<TopicPartition> partitions) {
        open.keySet().removeAll(partitions);
        delivered.keySet().removeAll(partitions);
        same.removeIf(operation -> partitions.contains(operation.partition()));
    }
}
