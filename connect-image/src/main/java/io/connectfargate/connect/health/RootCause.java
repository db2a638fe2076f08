package io.connectfargate.connect.health;

import java.util.List;
import java.util.Optional;

/**
 * Finds the reason in a stack trace as Connect's status answers hold it.
 *
 * <p>The first line is the wrapper, such as "Unrecoverable exception from producer send callback"; the last "Caused by" says what
 * happened.
 */
public final class RootCause {
    private static final String CAUSED_BY = "Caused by: ";
    /** A message may have lines of its own; the frames follow it. */
    private static final int LONGEST = 500;

    private RootCause() {}

    /**
     * The root cause in one line: exception and message, at most 500 characters.
     *
     * @param trace as {@code Throwable.printStackTrace} writes it; may be null or blank
     * @return empty if there is no trace
     */
    public static Optional<String> of(String trace) {
        if (trace == null || trace.isBlank()) {
            return Optional.empty();
        }
        List<String> lines = trace.lines().toList();
        int start = 0;
        for (int i = 1; i < lines.size(); i++) {
            // A suppressed exception's causes are indented: it is not why the task failed.
            if (lines.get(i).startsWith(CAUSED_BY)) {
                start = i;
            }
        }
        StringBuilder cause = new StringBuilder(lines.get(start).strip());
        for (String line : lines.subList(start + 1, lines.size())) {
            if (isFrame(line) || line.startsWith(CAUSED_BY)) {
                break;
            }
            cause.append(' ').append(line.strip());
        }
        String text = cause.toString().strip();
        text = text.startsWith(CAUSED_BY) ? text.substring(CAUSED_BY.length()) : text;
        return Optional.of(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }

    private static boolean isFrame(String line) {
        return line.startsWith("\tat ") || line.startsWith("\t... ") || line.startsWith("\tSuppressed: ");
    }
}
