package io.connectfargate.connectors.opensearch;

import io.connectfargate.connectors.opensearch.config.Contradictions;
import io.connectfargate.connectors.opensearch.config.IndexNames;
import io.connectfargate.connectors.opensearch.config.SinkConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/** Errors that no single value shows: contradictions, names of indexes, and what OpenSearch itself says. */
final class Validation {
    private static final Set<String> CONNECTION = Set.of(
            SinkConfig.URL,
            SinkConfig.USERNAME,
            SinkConfig.PASSWORD,
            SinkConfig.CONNECT_TIMEOUT,
            SinkConfig.READ_TIMEOUT,
            SinkConfig.TRUSTSTORE,
            SinkConfig.TRUSTSTORE_PASSWORD,
            SinkConfig.REGION,
            SinkConfig.SERVICE);

    private static final int UNAUTHENTICATED = 401;
    private static final int DENIED = 403;

    private final Map<String, String> configured;
    private final Map<String, ConfigValue> values;

    /** @param values as Kafka has checked them one by one; errors are added there */
    Validation(Map<String, String> configured, List<ConfigValue> values) {
        this.configured = configured;
        this.values = values.stream().collect(Collectors.toMap(ConfigValue::name, value -> value));
    }

    void check() {
        new Contradictions(values, configured).check();
        new IndexNames(values, configured).check();
        boolean valid = CONNECTION.stream()
                .allMatch(key -> values.get(key).errorMessages().isEmpty());
        if (valid) {
            connect();
        }
    }

    private void connect() {
        Map<String, String> connection = new HashMap<>(configured);
        connection.keySet().retainAll(CONNECTION);
        SinkConfig config = new SinkConfig(connection);
        try (Cluster cluster = new Cluster(config)) {
            judge(config, cluster.send("GET", "/", ""));
        } catch (Unavailable e) {
            error(SinkConfig.URL, e.getMessage());
        } catch (ConfigException e) {
            error(SinkConfig.TRUSTSTORE, e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A user may write indexes without the permission to see the cluster; Serverless has no page there. */
    private void judge(SinkConfig config, Answer answer) {
        boolean denied = answer.status() == UNAUTHENTICATED || answer.status() == DENIED && config.isSigned();
        if (denied) {
            error(
                    config.isSigned() ? SinkConfig.REGION : SinkConfig.PASSWORD,
                    Rejections.said(config, answer) + Rejections.advice(config, answer.status()));
        } else if (Outcome.isTemporary(answer.status(), answer.type())) {
            error(SinkConfig.URL, Rejections.said(config, answer));
        } else if (answer.isOk() && answer.body().path("version").path("number").isMissingNode()) {
            error(SinkConfig.URL, "What responds at " + configured.get(SinkConfig.URL) + " is no OpenSearch.");
        }
    }

    private void error(String key, String sentence) {
        values.get(key).addErrorMessage(sentence);
    }
}
