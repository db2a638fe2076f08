package io.connectfargate.ledger.reader;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/**
 * Answers and failures, each by what was asked for: one that fails does not take the others with it.
 *
 * @param values those that came in time
 * @param failures the others
 */
record Answers<K, V>(Map<K, V> values, Map<K, Throwable> failures) {
    /**
     * Waits for all together.
     *
     * @param limit what has not come by then fails
     * @throws InterruptedException if this thread is to stop
     */
    static <K, V> Answers<K, V> of(Map<K, KafkaFuture<V>> futures, Duration limit) throws InterruptedException {
        settle(futures.values(), limit);
        Map<K, V> values = new HashMap<>();
        Map<K, Throwable> failures = new HashMap<>();
        for (Map.Entry<K, KafkaFuture<V>> future : futures.entrySet()) {
            if (!future.getValue().isDone()) {
                failures.put(future.getKey(), new TimeoutException("no answer within " + limit.toSeconds() + " s"));
                continue;
            }
            try {
                values.put(future.getKey(), future.getValue().get());
            } catch (ExecutionException e) {
                failures.put(future.getKey(), e.getCause());
            }
        }
        return new Answers<>(values, failures);
    }

    /** Each future says itself what became of it. */
    private static <V> void settle(Collection<KafkaFuture<V>> futures, Duration limit) throws InterruptedException {
        CompletableFuture<?> all = CompletableFuture.allOf(futures.stream()
                .map(future -> future.toCompletionStage()
                        .handle((value, failure) -> value)
                        .toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
        try {
            all.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A handled future has failed", e);
        } catch (TimeoutException e) {
            // What has not come is a failure of its own.
            return;
        }
    }
}
