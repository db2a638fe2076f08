package io.connectfargate.connectors.opensearch.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Accepts pairs {@code topic:index} with legal names of indexes, each topic once. */
public final class IndexPairs implements ConfigDef.Validator {
    @Override
    public void ensureValid(String name, Object value) {
        Set<String> topics = new HashSet<>();
        for (Object pair : (List<?>) value) {
            String text = pair.toString();
            int colon = text.lastIndexOf(':');
            if (colon <= 0) {
                throw new ConfigException(name, text, "expected: topic:index, such as orders:shop-orders");
            }
            if (!topics.add(text.substring(0, colon).strip())) {
                throw new ConfigException(name, text, "the topic has an index already");
            }
            String index = text.substring(colon + 1).strip();
            Indexes.flaw(index).ifPresent(flaw -> {
                throw new ConfigException(name, text, "the name of the index " + flaw);
            });
        }
    }

    @Override
    public String toString() {
        return "topic:index, with a legal name of an index";
    }
}
