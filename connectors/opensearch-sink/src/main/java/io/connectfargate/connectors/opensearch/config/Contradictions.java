package io.connectfargate.connectors.opensearch.config;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;

/** Values that are right one by one, and wrong together. */
public final class Contradictions {
    private final Map<String, ConfigValue> values;
    private final Map<String, String> configured;

    /** @param values as Kafka has checked them one by one; errors are added there */
    public Contradictions(Map<String, ConfigValue> values, Map<String, String> configured) {
        this.values = values;
        this.configured = configured;
    }

    /** Adds what is wrong. */
    public void check() {
        credentials();
        signing();
        trust();
        if (is(SinkConfig.KEY_IGNORE, "true") && is(SinkConfig.NULL_VALUES, SinkConfig.DELETE)) {
            error(
                    SinkConfig.NULL_VALUES,
                    "With " + SinkConfig.KEY_IGNORE
                            + "=true no record names a document, so there is none to delete. Set ignore or fail.");
        }
        if (number(SinkConfig.BACKOFF) > number(SinkConfig.MAX_BACKOFF)) {
            error(SinkConfig.BACKOFF, "The first pause is longer than the longest, " + SinkConfig.MAX_BACKOFF + ".");
        }
    }

    private void credentials() {
        if (has(SinkConfig.USERNAME) != has(SinkConfig.PASSWORD)) {
            String missing = has(SinkConfig.USERNAME) ? SinkConfig.PASSWORD : SinkConfig.USERNAME;
            error(missing, "Missing: " + SinkConfig.USERNAME + " and " + SinkConfig.PASSWORD + " go together.");
        }
        if (configured.getOrDefault(SinkConfig.USERNAME, "").contains(":")) {
            error(SinkConfig.USERNAME, "A user's name for basic authentication has no colon.");
        }
    }

    private void signing() {
        if (!has(SinkConfig.REGION)) {
            if (is(SinkConfig.SERVICE, "aoss")) {
                error(SinkConfig.REGION, "Missing: OpenSearch Serverless accepts signed requests only.");
            }
            return;
        }
        if (has(SinkConfig.USERNAME)) {
            error(
                    SinkConfig.USERNAME,
                    "Requests are signed (" + SinkConfig.REGION + ") or have a user and a password, not both.");
        }
        if (urls().size() > 1 || urls().stream().anyMatch(url -> !url.startsWith("https:"))) {
            error(SinkConfig.URL, "Signed requests (" + SinkConfig.REGION + ") go to one address, with https.");
        }
    }

    private void trust() {
        if (has(SinkConfig.TRUSTSTORE_PASSWORD) && !has(SinkConfig.TRUSTSTORE)) {
            error(SinkConfig.TRUSTSTORE, "Missing, although " + SinkConfig.TRUSTSTORE_PASSWORD + " is set.");
        }
        if (has(SinkConfig.TRUSTSTORE) && urls().stream().noneMatch(url -> url.startsWith("https:"))) {
            error(SinkConfig.TRUSTSTORE, "It has no use: no address begins with https.");
        }
    }

    private List<String> urls() {
        return List.of(configured.getOrDefault(SinkConfig.URL, "").split("\\s*,\\s*"));
    }

    private boolean has(String key) {
        return configured.get(key) != null;
    }

    private boolean is(String key, String value) {
        return value.equalsIgnoreCase(configured.get(key));
    }

    private long number(String key) {
        return values.get(key).value() instanceof Number number ? number.longValue() : 0;
    }

    private void error(String key, String sentence) {
        values.get(key).addErrorMessage(sentence);
    }
}
