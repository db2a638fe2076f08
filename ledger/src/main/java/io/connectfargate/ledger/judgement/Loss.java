package io.connectfargate.ledger.judgement;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Something that happened to records and cannot be undone. It stays until an operator acknowledges exactly this one.
 *
 * @param kind one of the states that stand for a loss
 * @param partition of the source
 * @param from the first offset, on the source or, for what happened to a copy, on the copy
 * @param to the offset after the last one
 * @param records at most so many; empty if nobody knows
 * @param seen when it was first seen
 */
public record Loss(
        State kind,
        TopicPartition partition,
        long from,
        long to,
        OptionalLong records,
        Instant seen,
        Optional<Acknowledgement> acknowledgement) {
    /**
     * Somebody knows about a loss and goes on.
     *
     * @param by who, as the caller knows it
     */
    public record Acknowledgement(Instant at, String by) {}

    static Loss of(State kind, TopicPartition partition, long from, long to, OptionalLong records, Instant seen) {
        return new Loss(kind, partition, from, to, records, seen, Optional.empty());
    }

    /** Names exactly this loss: one that has grown since has another id. */
    public String id() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + partition + ":" + from + "-" + to;
    }

    /** Whether it still counts. */
    public boolean isOpen() {
        return acknowledgement.isEmpty();
    }

    Loss acknowledged(Acknowledgement by) {
        return new Loss(kind, partition, from, to, records, seen, Optional.of(by));
    }

    /** The same loss goes on: a task that is stopped loses with each round of retention. */
    boolean continuesWith(Loss next) {
        return isOpen() && kind == State.LOSING && next.kind == kind && to == next.from;
    }

    Loss and(Loss next) {
        return new Loss(kind, partition, from, next.to, Sums.add(records, next.records), seen, acknowledgement);
    }

    /** For people, with how to acknowledge it. */
    String sentence() {
        return what() + ", seen at " + Sentences.time(seen) + ". Acknowledge it as " + id() + ".";
    }

    private String what() {
        return switch (kind) {
            case SOURCE_RECREATED ->
                "The source topic was deleted and created again: its old copy and its new records do not"
                        + " belong together";
            case SOURCE_TRUNCATED ->
                number() + " disappeared from the end of the source's log, and new records may be skipped";
            case SOURCE_DELETED -> "The source topic was deleted with records that were not copied" + range();
            case COPY_DELETED -> "The copy was deleted" + held();
            case COPY_RECREATED -> "The copy was deleted and created again" + held();
            case COPY_EMPTIED -> "The copy's records" + range() + " were removed while the source still holds them";
            case COPY_TRUNCATED -> number() + " disappeared from the end of the copy's log";
            default -> number() + " were removed from the source before they were copied";
        };
    }

    private String number() {
        String some =
                records.isPresent() ? "At most " + records.getAsLong() + " records" : "An unknown number of records";
        return some + range();
    }

    private String range() {
        return from < to ? " (offsets " + from + " to " + (to - 1) + ")" : "";
    }

    private String held() {
        return records.isPresent() ? " with at most " + records.getAsLong() + " records" : "";
    }
}
