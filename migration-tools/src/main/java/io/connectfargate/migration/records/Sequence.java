package io.connectfargate.migration.records;

/**
 * How a partition on the target compares with the source.
 *
 * @param arrived records of the source that are there
 * @param bytes of their keys, values and headers
 * @param missing records of the source that did not arrive
 * @param duplicated records that are there more than once
 * @param reordered records that come before one which they should follow
 * @param unknown records that the source does not have
 * @param difference where the two begin to differ; empty if they do not
 */
public record Sequence(
        long arrived, long bytes, long missing, long duplicated, long reordered, long unknown, String difference) {

    /** Of a partition that does not exist on the target. */
    public static Sequence absent(long records) {
        return new Sequence(0, 0, records, 0, 0, 0, "its copy does not exist yet");
    }

    /** This and what another pass over the same partition found. */
    public Sequence and(Sequence other) {
        return new Sequence(
                arrived + other.arrived,
                bytes + other.bytes,
                missing + other.missing,
                duplicated + other.duplicated,
                reordered + other.reordered,
                unknown + other.unknown,
                difference.isEmpty() ? other.difference : difference);
    }

    /** Whether source and target hold the same. */
    public boolean isSame() {
        return difference.isEmpty();
    }

    /** Whether records of the source that did not arrive are all that differs. */
    public boolean hasOnlyMissing() {
        return missing > 0 && duplicated + reordered + unknown == 0;
    }

    @Override
    public String toString() {
        return missing + " missing, " + duplicated + " duplicated, " + reordered + " out of order, " + unknown
                + " not from the source (" + difference + ")";
    }
}
