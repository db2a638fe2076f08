package io.connectfargate.migration.parity;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTransactionsOptions;
import org.apache.kafka.clients.admin.DescribeTransactionsResult;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Asks transaction coordinators about producers. Brokers before 3.0 do not report transactions. */
final class Coordinators {
    private final Admin admin;
    private final int timeoutMs;

    Coordinators(Admin admin, Duration limit) {
        this.admin = admin;
        timeoutMs = Math.toIntExact(limit.toMillis());
    }

    /** What is reported of each of these producers. */
    Map<Long, Coordinated> find(Set<Long> producers) throws InterruptedException {
        Map<Long, Coordinated> found = new HashMap<>();
        if (producers.isEmpty()) {
            return found;
        }
        try {
            ListTransactionsOptions options =
                    new ListTransactionsOptions().filterProducerIds(producers).timeoutMs(timeoutMs);
            // Brokers leave out the transactional ids that this login may not describe.
            producers.forEach(id -> found.put(id, Coordinated.unknown("no transactional id is reported for it")));
            Collection<TransactionListing> listed =
                    admin.listTransactions(options).all().get();
            describe(listed, found);
        } catch (ExecutionException | KafkaException e) {
            Coordinated unknown = Coordinated.unknown(why(e.getCause() == null ? e : e.getCause()));
            producers.forEach(id -> found.put(id, unknown));
        }
        return found;
    }

    private void describe(Collection<TransactionListing> listed, Map<Long, Coordinated> found)
            throws InterruptedException {
        DescribeTransactionsResult described = admin.describeTransactions(
                listed.stream().map(TransactionListing::transactionalId).toList(),
                new DescribeTransactionsOptions().timeoutMs(timeoutMs));
        for (TransactionListing listing : listed) {
            String named = "transactional id " + listing.transactionalId();
            try {
                TransactionDescription reported =
                        described.description(listing.transactionalId()).get();
                found.put(listing.producerId(), new Coordinated(named, Optional.of(reported)));
            } catch (ExecutionException e) {
                found.put(listing.producerId(), Coordinated.unknown(named));
            }
        }
    }

    private static String why(Throwable failure) {
        return failure instanceof UnsupportedVersionException
                ? "the brokers are too old to report its transactional id"
                : "its transactional id cannot be read: " + failure.getMessage();
    }
}
