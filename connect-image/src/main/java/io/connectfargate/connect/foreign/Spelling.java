package io.connectfargate.connect.foreign;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Distinguishes a misspelt name from a name of something else: a hint at another meaning is worse than none. */
public final class Spelling {
    /** Two letters that changed places are two edits. */
    private static final int MOST_EDITS = 2;
    /** A word gets one edit for each of so many letters, and one: {@code max} for {@code min} is no misspelling. */
    private static final int LETTERS_PER_EDIT = 5;

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Spelling() {}

    /**
     * The known name that was meant.
     *
     * @param name words with dots, hyphens or underscores between them
     * @return the one with the fewest edits between, the first in the alphabet among equals; empty where none is near
     */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> DISTANCE.apply(name, candidate) <= MOST_EDITS && sameWords(name, candidate))
                .min(Comparator.<String>comparingInt(candidate -> DISTANCE.apply(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A dot too many or too few is a misspelling, too. */
    private static boolean sameWords(String name, String candidate) {
        String[] words = name.split("[._-]");
        String[] others = candidate.split("[._-]");
        for (int i = 0; words.length == others.length && i < words.length; i++) {
            if (DISTANCE.apply(words[i], others[i])
                    > Math.min(words[i].length(), others[i].length()) / LETTERS_PER_EDIT + 1) {
                return false;
            }
        }
        return true;
    }
}
