package io.connectfargate.ledger.judgement;

import java.util.List;
import java.util.SortedMap;

/**
 * What is known of a source topic and its copy.
 *
 * @param copy its name on the target
 * @param state the worst of its partitions
 * @param reasons of the topic itself and of its worst partitions, then what could not be reported of them; without repetition
 * @param losses open and acknowledged ones of all its partitions
 */
public record TopicEntry(
        String topic,
        String copy,
        State state,
        Numbers numbers,
        List<String> reasons,
        SortedMap<Integer, PartitionEntry> partitions,
        List<Loss> losses) {
    /** Copies the lists. */
    public TopicEntry {
        reasons = List.copyOf(reasons);
        losses = List.copyOf(losses);
    }

    /** Whether a loss is not acknowledged. */
    public boolean isLosing() {
        return losses.stream().anyMatch(Loss::isOpen);
    }

    /**
     * Whether the topic may be verified or cut over: everything is copied and known, and every loss is acknowledged. The losses
     * themselves remain to be named then.
     */
    public boolean isReady() {
        return state == State.IN_SYNC;
    }
}
