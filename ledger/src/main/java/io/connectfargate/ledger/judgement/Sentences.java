package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.OpenTransaction;
import io.connectfargate.ledger.observation.Reading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reasons for people. */
final class Sentences {
    private Sentences() {}

    static String loss(Loss loss) {
        String range = loss.from() < loss.to() ? " (offsets " + loss.from() + " to " + (loss.to() - 1) + ")" : "";
        String seen = ", seen at " + time(loss.seen()) + ". Acknowledge it as " + loss.id() + ".";
        String records = loss.records().isPresent()
                ? "At most " + loss.records().getAsLong() + " records"
                : "An unknown number of records";
        return switch (loss.kind()) {
            case LOSING -> records + range + " were removed from the source before they were copied" + seen;
            case SOURCE_RECREATED ->
                "The source topic was deleted and created again: its old copy and its new records do not"
                        + " belong together" + seen;
            case SOURCE_TRUNCATED ->
                records + range + " disappeared from the end of the source's log, and new records may be" + " skipped"
                        + seen;
            case SOURCE_DELETED -> "The source topic was deleted with records that were not copied" + range + seen;
            case COPY_DELETED -> "The copy was deleted" + held(loss) + seen;
            case COPY_RECREATED -> "The copy was deleted and created again" + held(loss) + seen;
            case COPY_EMPTIED ->
                "The copy's records" + range + " were removed while the source still holds them" + seen;
            case COPY_TRUNCATED -> records + range + " disappeared from the end of the copy's log" + seen;
            default -> records + range + " are lost" + seen;
        };
    }

    private static String held(Loss loss) {
        return loss.records().isPresent() ? " with at most " + loss.records().getAsLong() + " records" : "";
    }

    static String noCopy(Instant since, Optional<String> why) {
        String duration = since == null ? "" : " since " + time(since);
        return "The target has no copy" + duration
                + why.map(text -> ": " + text).orElse("") + ".";
    }

    static String copyBlocked(Offsets log, Instant since, Optional<OpenTransaction> transaction) {
        return "Consumers of committed records do not see " + (log.end() - log.stable())
                + " offsets of the copy, since a transaction on it has been open since " + time(since)
                + transaction.map(Sentences::producer).orElse("") + ".";
    }

    static String held(long records, long from, Optional<OpenTransaction> transaction) {
        return "Up to " + records + " records wait for a transaction on the source that is open since offset " + from
                + transaction.map(Sentences::producer).orElse("") + ".";
    }

    static String retention(long records) {
        return "Retention will remove up to " + records
                + " records that are not copied within the hour. Make the topic's retention longer, or the copying faster.";
    }

    static String stalled(long lag, Instant since) {
        return "Up to " + lag + " records wait, and nothing has been read or copied since " + time(since) + ".";
    }

    static String waiting(long lag, Optional<Reading> reading, long end) {
        boolean read = reading.filter(now -> now.offset() >= end).isPresent();
        return "Up to " + lag + " records " + (read ? "are read, and their offsets are not yet stored." : "wait.");
    }

    private static String producer(OpenTransaction transaction) {
        return " (producer " + transaction.producerId() + ", epoch " + transaction.producerEpoch() + ", last write at "
                + time(transaction.lastWrite()) + ")";
    }

    private static Instant time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
