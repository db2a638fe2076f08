package io.connectfargate.migration.mapping;

/** Receives the records of a log in the order of their offsets. */
@FunctionalInterface
public interface RecordVisitor {
    /**
     * Receives a record.
     *
     * @param offset in the log that is read
     * @param fingerprint of what the copy of a record has in common with it; equal for both
     * @return whether the next record is required
     */
    boolean visit(long offset, long fingerprint);
}
