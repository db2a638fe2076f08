package io.connectfargate.migration.mapping;

import java.util.Optional;

/**
 * An offset to find, with the two stored pairs next to it.
 *
 * @param offset on the source: that of the first record that the group has not read
 * @param floor the pair with the largest source offset at or before it
 * @param ceiling the pair with the smallest source offset after it
 */
public record Question(long offset, Optional<OffsetPair> floor, Optional<OffsetPair> ceiling) {
    /** For a partition of which no pair is stored. */
    public static Question withoutPairs(long offset) {
        return new Question(offset, Optional.empty(), Optional.empty());
    }
}
