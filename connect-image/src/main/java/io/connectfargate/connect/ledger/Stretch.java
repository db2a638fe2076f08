package io.connectfargate.connect.ledger;

/**
 * What of a partition a task has read and not stored.
 *
 * @param from the stored offset: everything before it is copied
 * @param to how far the task has read
 */
record Stretch(long from, long to) {
    boolean isEmpty() {
        return from >= to;
    }
}
