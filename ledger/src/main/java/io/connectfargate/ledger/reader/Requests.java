package io.connectfargate.ledger.reader;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;

/** Counts what a client sends to brokers, by the client's own metric: that includes metadata and what it retries. */
public final class Requests {
    private final Admin admin;

    Requests(Admin admin) {
        this.admin = admin;
    }

    /** All requests since the client was created. */
    public long sent() {
        return Math.round(admin.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("request-total")
                        && metric.getKey().group().equals("admin-client-metrics"))
                .map(metric -> number(metric.getValue()))
                .mapToDouble(Double::doubleValue)
                .sum());
    }

    private static double number(Metric metric) {
        return metric.metricValue() instanceof Number value ? value.doubleValue() : 0;
    }
}
