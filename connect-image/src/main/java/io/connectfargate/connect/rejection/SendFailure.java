package io.connectfargate.connect.rejection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record that the target rejected.
 *
 * @param topic on the target
 * @param partition -1 if it was not known yet
 * @param exception the class that the producer reported
 * @param message its message
 */
record SendFailure(String topic, int partition, String exception, String message) {
    /** As {@link #line} writes it, in the trace of a task's status. */
    private static final Pattern LINE =
            Pattern.compile("(?m)^Caused by: ([\\w.$]+): Topic (\\S+), partition (-?\\d+) on the target: (.*)$");

    /** The last one that a trace names; empty if it names none. */
    static Optional<SendFailure> in(String trace) {
        if (trace == null) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(trace);
        Optional<SendFailure> found = Optional.empty();
        while (line.find()) {
            found = Optional.of(
                    new SendFailure(line.group(2), Integer.parseInt(line.group(3)), line.group(1), line.group(4)));
        }
        return found;
    }

    /** As the innermost cause of a trace. */
    String line() {
        String said = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return "Caused by: " + exception + ": Topic " + topic + ", partition " + partition + " on the target: " + said
                + (said.endsWith(".") ? " " : ". ") + Remedy.of(this) + "\n";
    }

    /** The exception without its package. */
    String shortName() {
        return exception.substring(exception.lastIndexOf('.') + 1).replaceFirst("Exception$", "");
    }
}
