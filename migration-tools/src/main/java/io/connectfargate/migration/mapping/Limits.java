package io.connectfargate.migration.mapping;

/**
 * How much is read before a method gives way to the next.
 *
 * @param near so many offsets are read on both sides rather than searched
 * @param window so many records on either side of an offset are looked for
 * @param walk so many records are compared one by one, 16 bytes each and side
 * @param align of so many records a side it is looked which are there once, about 100 bytes each
 * @param search so many offsets of the target are searched for content
 */
public record Limits(long near, int window, int walk, int align, long search) {
    /** For real clusters: 100 MB of heap at most. */
    public static final Limits DEFAULT = new Limits(5_000, 32, 2_000_000, 200_000, 50_000_000);

    /** The same with another limit of what is searched. */
    public Limits withSearch(long offsets) {
        return new Limits(near, window, walk, align, offsets);
    }
}
