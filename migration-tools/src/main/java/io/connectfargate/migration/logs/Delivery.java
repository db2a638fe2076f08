package io.connectfargate.migration.logs;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;

/** Whether a record may have been copied twice. */
public enum Delivery {
    /** Records and their offsets are stored in one transaction. */
    EXACTLY_ONCE,
    /** After a failure, records are copied again. */
    AT_LEAST_ONCE;

    /**
     * Reads it from the transactional ids that Connect uses under exactly-once: group, connector and task.
     *
     * @param connectors that copy
     * @return at least once also where the target does not report transactional ids
     */
    public static Delivery detect(Admin target, Collection<String> connectors) throws InterruptedException {
        List<Pattern> ids = connectors.stream()
                .map(connector -> Pattern.compile(".+-" + Pattern.quote(connector) + "-\\d+"))
                .toList();
        try {
            Collection<TransactionListing> listed =
                    target.listTransactions().all().get();
            boolean found = !ids.isEmpty()
                    && ids.stream()
                            .allMatch(id -> listed.stream()
                                    .anyMatch(transaction -> id.matcher(transaction.transactionalId())
                                            .matches()));
            return found ? EXACTLY_ONCE : AT_LEAST_ONCE;
        } catch (ExecutionException e) {
            return AT_LEAST_ONCE;
        }
    }
}
