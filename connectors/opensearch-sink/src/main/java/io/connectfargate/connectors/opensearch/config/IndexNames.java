package io.connectfargate.connectors.opensearch.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigValue;

/** Checks that each of the connector's topics has an index of its own, as far as the configuration names topics. */
public final class IndexNames {
    private final ConfigValue map;
    private final Map<String, String> configured;

    /** @param values as Kafka has checked them one by one; errors are added there */
    public IndexNames(Map<String, ConfigValue> values, Map<String, String> configured) {
        this.map = values.get(SinkConfig.INDEXES);
        this.configured = configured;
    }

    /** Adds what is wrong. */
    public void check() {
        // Transforms may rename topics: then their names are not known here.
        if (map.errorMessages().isEmpty() && configured.get("topics") != null && configured.get("transforms") == null) {
            List<String> topics = Arrays.asList(configured.get("topics").strip().split("\\s*,\\s*"));
            List<String> pairs =
                    ((List<?>) map.value()).stream().map(Object::toString).toList();
            Indexes indexes = new Indexes(pairs);
            topics.forEach(topic -> check(topic, indexes.name(topic)));
            share(topics, indexes);
            Set<String> unknown = new HashSet<>();
            pairs.forEach(
                    pair -> unknown.add(pair.substring(0, pair.lastIndexOf(':')).strip()));
            topics.forEach(unknown::remove);
            unknown.forEach(topic -> map.addErrorMessage("It names topic " + topic + ", which topics does not have."));
        }
    }

    private void check(String topic, String index) {
        Indexes.flaw(index).ifPresent(flaw -> map.addErrorMessage(Indexes.sentence(topic, index, flaw)));
    }

    /** The versions of two topics cannot be compared. */
    private void share(List<String> topics, Indexes indexes) {
        Map<String, String> owners = new HashMap<>();
        for (String topic : Boolean.parseBoolean(configured.get(SinkConfig.KEY_IGNORE)) ? List.<String>of() : topics) {
            String other = owners.putIfAbsent(indexes.name(topic), topic);
            if (other != null && !other.equals(topic)) {
                map.addErrorMessage("Topics " + other + " and " + topic + " would both be written to index "
                        + indexes.name(topic)
                        + ", where a key of both would be one document. Give one another index, or set "
                        + SinkConfig.KEY_IGNORE + "=true.");
            }
        }
    }
}
