package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"search:9200", "ftp://search", "http://", "https://search/path", "https://se arch", "http://h?x"
            })
    void rejectsAddresses(String url) {
        assertThat(errors("connection.url", url)).anyMatch(error -> error.contains("https://search.example.com:9200"));
    }

    @Test
    void rejectsAUserInTheAddressWithoutRepeatingIt() {
        assertThat(errors("connection.url", "https://me:hidden@search"))
                .anyMatch(error -> error.contains("the address holds a user"))
                .noneMatch(error -> error.contains("hidden"));
    }

    @ParameterizedTest
    @CsvSource({
        "connection.username, me, connection.username and connection.password go together",
        "connection.password, hidden, connection.username and connection.password go together",
        "aws.signing.service, aoss, accepts signed requests only",
        "aws.signing.region, eu-west-1, 'go to one address, with https'",
        "ssl.truststore.location, /nowhere.p12, no address begins with https",
        "ssl.truststore.password, hidden, 'Missing, although ssl.truststore.password is set'",
        "retry.backoff.ms, 60000, The first pause is longer",
        "topic.index.map, other:index, 'names topic other, which topics does not have'",
        "topic.index.map, orders:Upper, has upper-case letters",
        "topic.index.map, orders, 'expected: topic:index'",
    })
    void rejectsContradictions(String key, String value, String sentence) {
        assertThat(errors(key, value))
                .anyMatch(error -> error.contains(sentence))
                .noneMatch(error -> error.contains("hidden"));
    }

    @Test
    void rejectsDeletesWithoutKeys() {
        assertThat(errors("key.ignore", "true", "behavior.on.null.values", "delete"))
                .anyMatch(error -> error.contains("there is none to delete"));
    }

    @Test
    void reportsAHostThatDoesNotExist() {
        assertThat(errors("connection.url", "http://nowhere.invalid:9200"))
                .containsExactly(
                        "OpenSearch at http://nowhere.invalid:9200 was not reached: the name of the host does not"
                                + " resolve.");
    }

    @Test
    void reportsATruststoreThatCannotBeRead() {
        assertThat(errors(
                        "connection.url",
                        "https://127.0.0.1:1",
                        "ssl.truststore.location",
                        "/nowhere.p12",
                        "ssl.truststore.password",
                        "hidden"))
                .anyMatch(error -> error.contains("/nowhere.p12 cannot be read"))
                .noneMatch(error -> error.contains("hidden"));
    }

    private static List<String> errors(String... pairs) {
        Map<String, String> config = new HashMap<>(Map.of("topics", "orders", "connection.url", "http://127.0.0.1:1"));
        for (int i = 0; i < pairs.length; i += 2) {
            config.put(pairs[i], pairs[i + 1]);
        }
        return new OpenSearchSinkConnector()
                .validate(config).configValues().stream()
                        .flatMap(value -> value.errorMessages().stream())
                        .toList();
    }
}
