package io.connectfargate.system.security;

import java.util.regex.Pattern;

/**
 * What a worker shows of its Kafka clients' connections.
 *
 * @param text the worker's whole metrics
 */
record ClientMetrics(String text) {
    /**
     * Of all clients together.
     *
     * @param what such as {@code successful_reauthentication}
     */
    double total(String what) {
        return Pattern.compile("(?m)^kafka_[a-z_]+_" + what + "_total\\{.*} (\\S+)$")
                .matcher(text)
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .sum();
    }
}
