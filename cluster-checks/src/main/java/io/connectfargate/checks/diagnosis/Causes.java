package io.connectfargate.checks.diagnosis;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is behind an exception. */
final class Causes {
    private Causes() {}

    /** The exception, its cause, and so on. */
    static List<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
    }

    static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return of(failure).stream().anyMatch(type::isInstance);
    }

    /** All their messages. */
    static String text(Throwable failure) {
        return of(failure).stream()
                .map(Throwable::getMessage)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    /** What is at the bottom of it. */
    static String root(Throwable failure) {
        List<Throwable> causes = of(failure);
        return String.valueOf(causes.get(causes.size() - 1).getMessage());
    }
}
