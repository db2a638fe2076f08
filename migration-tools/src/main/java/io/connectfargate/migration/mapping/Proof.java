package io.connectfargate.migration.mapping;

/** How far an answer is proven. */
public enum Proof {
    /** Between two known pairs of offsets around it, both logs hold the same records. */
    BRACKETED("between two stored offset pairs, both clusters hold the same records"),
    /** The records on either side of it are in both logs once each, next to each other. */
    CONTENT("the records next to it are on the target exactly once"),
    /** From it to one known pair of offsets, both logs hold the same records. */
    ANCHORED("from one stored offset pair up to it, both clusters hold the same records"),
    /** From it to their common end, both logs hold the same records. */
    COUNTED("from it to the end, both clusters hold the same records"),
    /** The group has read all that has been copied, and nothing on the source waits to be copied before its offset. */
    END("the group has read everything that was copied"),
    /** The group has read records that are not copied yet. */
    AHEAD("the group has read records that are not copied yet"),
    /** Nothing is skipped; a known number of records may be read again. */
    LOWER_BOUND("nothing is skipped, but some records may be read again");

    private final String meaning;

    Proof(String meaning) {
        this.meaning = meaning;
    }

    /** Part of a sentence for the user. */
    public String meaning() {
        return meaning;
    }
}
