package io.connectfargate.migration.parity;

import io.connectfargate.migration.parity.PartitionParity.Method;
import io.connectfargate.migration.records.DigestConsumers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a run cannot say, as it is collected. */
final class NotCovered {
    private static final int NAMED = 10;

    private final boolean copiedKnown;
    private final List<String> hanging = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private final Set<String> ownTimestamps = new TreeSet<>();
    private final Set<String> compacted = new TreeSet<>();
    private final Set<String> createdAgain = new TreeSet<>();
    private final Set<String> withoutIds = new TreeSet<>();
    private String firstHanging = "";
    private long largestRecord;
    private boolean resumed;

    /** @param copiedKnown whether Connect could be asked what it has noted as copied */
    NotCovered(boolean copiedKnown) {
        this.copiedKnown = copiedKnown;
    }

    /** Transactions that are open on the source. */
    void heldOnSource(List<OpenTransactions.Found> found) {
        addHanging(found);
        List<String> open = found.stream()
                .filter(waiting -> !waiting.hanging())
                .map(OpenTransactions.Found::sentence)
                .toList();
        held.addAll(open.subList(0, Math.min(NAMED, open.size())));
        if (open.size() > NAMED) {
            held.add(String.format(
                    Locale.ROOT,
                    "%,d more partitions wait for transactions that are open on the source.",
                    open.size() - NAMED));
        }
    }

    /** Transactions that are open on the target: a connector that copies always has some, so only those that hang are named. */
    void heldOnTarget(List<OpenTransactions.Found> found) {
        addHanging(found);
        long open = found.stream().filter(waiting -> !waiting.hanging()).count();
        if (open > 0) {
            held.add(String.format(
                    Locale.ROOT,
                    "What lies behind transactions that are open on the target, in %,d partitions: those of the copying"
                            + " itself, or of others that write there.",
                    open));
        }
    }

    private void addHanging(List<OpenTransactions.Found> found) {
        found.stream().filter(OpenTransactions.Found::hanging).forEach(waiting -> {
            hanging.add(waiting.sentence());
            firstHanging = firstHanging.isEmpty() ? waiting.partition().toString() : firstHanging;
        });
    }

    /** How many partitions are held back by a transaction that hangs, on either side. */
    int hanging() {
        return hanging.size();
    }

    /** The first of them; empty if there is none. */
    String firstHanging() {
        return firstHanging;
    }

    void traits(Span span) {
        String topic = span.partition().topic();
        if (!span.timestamps()) {
            ownTimestamps.add(topic);
        }
        if (span.compacted()) {
            compacted.add(topic);
        }
    }

    /** A record of so many bytes was read. */
    void record(long bytes) {
        largestRecord = Math.max(largestRecord, bytes);
    }

    /** The run goes on behind an earlier one. */
    void resume(Evidence earlier, List<TopicIds> now) {
        resumed = true;
        for (TopicIds ids : now) {
            TopicIds before = earlier.ids(ids.topic()).orElse(ids);
            if (ids.differFrom(before)) {
                createdAgain.add(ids.topic());
            } else if (!ids.isKnown() || !before.isKnown()) {
                withoutIds.add(ids.topic());
            }
        }
    }

    List<String> sentences(List<PartitionParity> partitions) {
        List<String> sentences = new ArrayList<>(hanging);
        sentences.addAll(held);
        sentences.add("Records that were written after this check began, and the order between partitions.");
        if (resumed) {
            sentences.add("What the earlier run compared was not read again.");
        }
        topics(sentences, createdAgain, "Created again since the earlier run, and compared from their beginnings: ");
        topics(sentences, withoutIds, "Whether a topic was created again since cannot be known without topic ids: ");
        if (!copiedKnown) {
            sentences.add(
                    "What Connect has noted as copied is not known (no --connect): all that is committed on the source was expected.");
        }
        topics(sentences, ownTimestamps, "Timestamps are not compared: the broker sets them (LogAppendTime) for ");
        topics(
                sentences,
                compacted,
                "The last record of each key is compared, older ones are not, for the compacted topics ");
        large(sentences);
        trimmed(sentences, partitions);
        return sentences;
    }

    private void large(List<String> sentences) {
        if (largestRecord > DigestConsumers.FETCH_BYTES) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "Whether 16 MB of buffers are enough: the largest record has %,d bytes, and a record is read as a whole.",
                    largestRecord));
        }
    }

    private static void trimmed(List<String> sentences, List<PartitionParity> partitions) {
        String trimmed = partitions.stream()
                .filter(parity ->
                        parity.method() == Method.ORDER && parity.source().get(0) > 0)
                .map(PartitionParity::name)
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        if (!trimmed.isEmpty()) {
            sentences.add("What retention has removed on the source before this check, of " + trimmed + ".");
        }
    }

    private static void topics(List<String> sentences, Set<String> topics, String beginning) {
        if (!topics.isEmpty()) {
            sentences.add(beginning + String.join(", ", topics) + ".");
        }
    }
}
