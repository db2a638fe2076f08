package io.connectfargate.connect.healing;

import io.connectfargate.connect.health.RootCause;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why a connector or a task has failed, read off the trace in its status.
 *
 * @param kind what can be done about it
 * @param cause the root cause in one line
 */
record Failure(Kind kind, String cause) {
    /** What can be done about a failure. */
    enum Kind {
        /** Somebody has to change the configuration; Connect then restarts it by itself. */
        CONFIGURATION,
        /** A cluster said no: a login or a permission. */
        PERMISSION,
        /** May have passed by the next try. */
        OTHER
    }

    private static final Pattern EXCEPTION = Pattern.compile("(?m)^(?:Caused by: )?((?:[\\w$]+\\.)+[\\w$]+)(?::|$)");
    private static final Set<String> CONFIGURATION = Set.of(
            "org.apache.kafka.common.config.ConfigException",
            "java.lang.ClassNotFoundException",
            "java.lang.NoClassDefFoundError",
            "java.lang.NoSuchMethodError");
    private static final Set<String> LOGIN = Set.of(
            "org.apache.kafka.common.errors.AuthenticationException",
            "org.apache.kafka.common.errors.SaslAuthenticationException",
            "org.apache.kafka.common.errors.SslAuthenticationException");
    /** Connect's own words for a class that no plugin has. */
    private static final String NO_CLASS = "Failed to find any class that";
    /** Kafka calls it a wrong configuration when DNS does not respond. */
    private static final String NO_DNS = "No resolvable bootstrap urls";

    /** @param trace may be null, and then nothing is known */
    static Failure of(String trace) {
        String text = trace == null ? "" : trace;
        List<String> exceptions =
                EXCEPTION.matcher(text).results().map(match -> match.group(1)).toList();
        return new Failure(kind(exceptions, text), RootCause.of(trace).orElse("no reason is known"));
    }

    private static Kind kind(List<String> exceptions, String text) {
        if (exceptions.stream().anyMatch(Failure::isRefusal)) {
            return Kind.PERMISSION;
        }
        boolean configuration = exceptions.stream().anyMatch(CONFIGURATION::contains) || text.contains(NO_CLASS);
        return configuration && !text.contains(NO_DNS) ? Kind.CONFIGURATION : Kind.OTHER;
    }

    private static boolean isRefusal(String exception) {
        return LOGIN.contains(exception)
                || exception.startsWith("org.apache.kafka.common.errors.")
                        && exception.endsWith("AuthorizationException");
    }
}
