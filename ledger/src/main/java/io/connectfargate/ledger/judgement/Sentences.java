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

    static String retentionUnknown(String why) {
        return "Whether retention will soon remove records that are not copied is not known: " + why + ".";
    }

    static String producerUnknown(String why) {
        return "Which producer holds the transaction open is not known: " + why + ".";
    }

    private static String producer(OpenTransaction transaction) {
        return " (producer " + transaction.producerId() + ", epoch " + transaction.producerEpoch() + ", last write at "
                + time(transaction.lastWrite()) + ")";
    }

    static Instant time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
