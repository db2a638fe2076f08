package io.connectfargate.migration.cluster;

import io.connectfargate.checks.ErrorList;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the options and files of one run, all of which is reported together. Holds no secrets. Not thread-safe. */
public final class InputErrors {
    private final List<String> sentences = new ArrayList<>();

    /**
     * Adds one.
     *
     * @param what the option, or the property and its file, as the user typed it
     * @param found the rest of a sentence that begins with it
     * @param expected what it should be, and what to do
     */
    public void add(String what, String found, String expected) {
        add(what + " " + found + ". Expected: " + expected + ".");
    }

    /** Adds a whole sentence, once. */
    public void add(String sentence) {
        if (!sentences.contains(sentence)) {
            sentences.add(sentence);
        }
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** @throws Failure with all of them and {@link ExitCode#USAGE} if there are any */
    public void failIfAny() {
        if (!isEmpty()) {
            throw new Failure(ExitCode.USAGE, ErrorList.of(sentences, "nothing was started or changed"));
        }
    }
}
