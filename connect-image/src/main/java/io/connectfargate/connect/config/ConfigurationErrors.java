package io.connectfargate.connect.config;

import io.connectfargate.checks.ErrorList;
import java.util.ArrayList;
import java.util.List;

/**
 * The errors found in one start, all of which are reported together. Not thread-safe.
 *
 * <p>An error never contains a secret's value: callers name the variable instead.
 */
public final class ConfigurationErrors {
    private final List<String> sentences = new ArrayList<>();

    /**
     * @param variable the variable or property as the user typed it
     * @param found what it holds, as the rest of a sentence that begins with the name
     * @param expected what it should hold and what to do
     */
    public void add(String variable, String found, String expected) {
        sentences.add(variable + " " + found + ". Expected: " + expected + ".");
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** The errors in the order they were found. */
    public List<String> sentences() {
        return List.copyOf(sentences);
    }

    /** A numbered list with a heading, for people. */
    @Override
    public String toString() {
        return ErrorList.of(sentences, "nothing was started");
    }
}
