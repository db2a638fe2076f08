package io.connectfargate.connect.store;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a store again while it is unavailable: a worker that ends for that is restarted and meets the same, and its exit
 * code misleads.
 */
public final class PatientStore implements ObjectStore {
    private static final Logger log = LoggerFactory.getLogger(PatientStore.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final ObjectStore store;
    private final Duration timeout;
    private final String variable;
    private final long deadline;

    /**
     * The time begins now.
     *
     * @param timeout how long the store has to become usable, for all objects together
     * @param variable that sets the timeout, for the sentence
     */
    public PatientStore(ObjectStore store, Duration timeout, String variable) {
        this.store = store;
        this.timeout = timeout;
        this.variable = variable;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /**
     * As the store does.
     *
     * @throws StoreAwayException if the time is up
     */
    @Override
    public byte[] read(String bucket, String key) throws IOException {
        while (true) {
            try {
                return store.read(bucket, key);
            } catch (StoreAwayException.Now e) {
                if (System.nanoTime() + BETWEEN_TRIES.toNanos() >= deadline) {
                    throw new StoreAwayException(
                            "s3://" + bucket + "/" + key + " could not be read within "
                                    + timeout.toSeconds() + " s (" + variable + "). "
                                    + e.getMessage() + ".",
                            e);
                }
                log.warn("s3://{}/{} cannot be read: {}. Trying again.", bucket, key, e.getMessage());
                pause(e);
            }
        }
    }

    private static void pause(StoreAwayException.Now reason) {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreAwayException("interrupted", reason);
        }
    }
}
