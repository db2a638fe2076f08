package io.connectfargate.benchmarks;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to run a worker and its connector.
 *
 * @param name as given to {@code --variants}, and in the table
 * @param stock whether it is Kafka's own worker with MirrorMaker's default configuration, instead of this product
 * @param exactlyOnce whether the worker has exactly-once source support
 * @param overrides what differs from the product's connector file
 */
record Variant(String name, boolean stock, boolean exactlyOnce, Map<String, String> overrides) {
    /** The alias of the source in the stock variant; Kafka's policy puts it in front of topic names. */
    static final String STOCK_SOURCE = "source";
    /** The names that the ratios refer to. */
    static final String STOCK = "stock";
    /** This product without exactly-once. */
    static final String OFF = "off";

    static final String SYNTAX = "stock, off, poll, poll-RECORDS or interval-MS";

    private static final Pattern POLL = Pattern.compile("poll(?:-([1-9]\\d{0,5}))?");
    private static final Pattern INTERVAL = Pattern.compile("interval-([1-9]\\d{0,5})");

    /** @throws IllegalArgumentException if it is none of {@link #SYNTAX} */
    static Variant parse(String name) {
        if (name.equals(STOCK)) {
            return new Variant(name, true, false, Map.of());
        }
        if (name.equals(OFF)) {
            return new Variant(name, false, false, Map.of());
        }
        Matcher poll = POLL.matcher(name);
        if (poll.matches()) {
            // Said aloud although it is Connect's default: the connector file may come to say otherwise.
            Map<String, String> boundary = Map.of("transaction.boundary", "poll");
            return new Variant(
                    name,
                    false,
                    true,
                    poll.group(1) == null
                            ? boundary
                            : Map.of(
                                    "transaction.boundary", "poll", "source.consumer.max.poll.records", poll.group(1)));
        }
        Matcher interval = INTERVAL.matcher(name);
        if (interval.matches()) {
            return new Variant(
                    name,
                    false,
                    true,
                    Map.of("transaction.boundary", "interval", "transaction.boundary.interval.ms", interval.group(1)));
        }
        throw new IllegalArgumentException("is '" + name + "', but must be " + SYNTAX);
    }

    /** What the copy of a topic is called. */
    String targetTopic(String topic) {
        return stock ? STOCK_SOURCE + "." + topic : topic;
    }
}
