package io.connectfargate.migration.parity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.connectfargate.migration.records.Sequence;
import io.connectfargate.migration.records.SequenceChecker.Verified;
import java.util.List;

/**
 * What was found of one partition, as it stands in the evidence.
 *
 * @param method how it was compared
 * @param source the offsets of the source that were compared: from, and behind the last one
 * @param target the same of the target
 * @param records that are the same
 * @param bytes of their keys, values and headers on the target
 * @param hash of all their fingerprints in order, so that two runs can be compared; 0 where order was not compared
 * @param missing records of the source that did not arrive
 * @param duplicated records that are there more than once
 * @param reordered records that come before one which they should follow
 * @param unknown records that the source does not have
 * @param left offsets that are committed on the source and not noted as copied yet
 * @param held offsets behind an open transaction on the source
 * @param problem what differs, or why nothing was compared; empty if both are the same
 * @param result what that means
 */
public record PartitionParity(
        String topic,
        int partition,
        Method method,
        List<Long> source,
        List<Long> target,
        long records,
        long bytes,
        long hash,
        long missing,
        long duplicated,
        long reordered,
        long unknown,
        long left,
        long held,
        String problem,
        Result result) {
    /** How a partition is compared. */
    public enum Method {
        /** Record by record, in order. */
        ORDER,
        /** The last record of each key. */
        KEYS,
        /** Some stretches, record by record. */
        SAMPLE,
        /** By offsets alone: proves nothing of the records. */
        COUNTS,
        /** Not at all. */
        NONE
    }

    /** What a comparison means. */
    public enum Result {
        /** Nothing differs as far as it was compared. */
        SAME,
        /** Something differs. */
        DIFFERENT,
        /** It could not be compared. */
        UNKNOWN,
        /** The run ended before the partition did. */
        UNFINISHED
    }

    /** Whether nothing is wrong with it. */
    @JsonIgnore
    public boolean isSame() {
        return result == Result.SAME;
    }

    boolean is(Result expected) {
        return result == expected;
    }

    /** The topic's name and the partition's number, as Kafka joins them. */
    public String name() {
        return topic + "-" + partition;
    }

    /** Of a partition that cannot be compared, or is not. */
    static PartitionParity without(Span span, Method method, Result result, String problem) {
        return new PartitionParity(
                span.partition().topic(),
                span.partition().partition(),
                method,
                List.of(),
                List.of(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                span.left(),
                span.held(),
                problem,
                result);
    }

    /** What stretches of a partition have shown. */
    static PartitionParity sampled(Span span, Start start, long records, Result result, String problem) {
        return new PartitionParity(
                span.partition().topic(),
                span.partition().partition(),
                Method.SAMPLE,
                List.of(start.source(), span.lastRequired() + 1),
                List.of(start.target(), span.target().orElseThrow().stable()),
                records,
                0,
                0,
                0,
                0,
                0,
                0,
                span.left(),
                span.held(),
                problem,
                result);
    }

    /** What is the same so far of a partition that is still being read. */
    static PartitionParity unfinished(Span span, List<Long> source, List<Long> target, Verified same) {
        return new PartitionParity(
                span.partition().topic(),
                span.partition().partition(),
                Method.ORDER,
                source,
                target,
                same.records(),
                same.bytes(),
                same.hash(),
                0,
                0,
                0,
                0,
                span.left(),
                span.held(),
                "",
                Result.UNFINISHED);
    }

    /** The same, where what is missing may lie behind a transaction that is open on the target. */
    PartitionParity undecided(Span span) {
        return new PartitionParity(
                topic,
                partition,
                method,
                source,
                target,
                records,
                bytes,
                hash,
                missing,
                duplicated,
                reordered,
                unknown,
                left,
                held,
                problem + "; what is missing may lie behind the transaction that is open on the target since offset "
                        + span.target().orElseThrow().stable() + ": verify again",
                Result.UNKNOWN);
    }

    /** What two logs read to their ends have shown. */
    static PartitionParity of(
            Span span, Method method, List<Long> source, List<Long> target, Sequence found, Verified same) {
        return new PartitionParity(
                span.partition().topic(),
                span.partition().partition(),
                method,
                source,
                target,
                method == Method.ORDER && found.isSame() ? same.records() : found.arrived(),
                method == Method.ORDER && found.isSame() ? same.bytes() : found.bytes(),
                same.hash(),
                found.missing(),
                found.duplicated(),
                found.reordered(),
                found.unknown(),
                span.left(),
                span.held(),
                found.isSame() ? "" : found.toString(),
                found.isSame() ? Result.SAME : Result.DIFFERENT);
    }
}
