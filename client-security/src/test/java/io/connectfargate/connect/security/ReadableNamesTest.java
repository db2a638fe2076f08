package io.connectfargate.connect.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD",
                "KEYSTORE_PASSWORD",
                "SOURCE_SSL_KEYSTORE_KEY",
                "SOURCE_OAUTH_CLIENT_SECRET",
                "SOURCE_ANYTHING",
                "SECRET_BROKERS",
                "secret.url",
                "source-password",
                "source.key",
                ""
            })
    void takesANameForASecretUnlessItSaysOtherwise(String name) {
        assertThat(ReadableNames.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BROKERS",
                "SOURCE_BROKERS",
                "SOURCE_SSL_TRUSTSTORE_CERTIFICATES",
                "SOURCE_OAUTH_TOKEN_ENDPOINT_URL",
                "source-username",
                "bootstrap.servers",
                "SOURCE_KERBEROS_KEYTAB"
            })
    void takesWhatSaysSoForNone(String name) {
        assertThat(ReadableNames.isSecret(name)).isFalse();
    }

    @Test
    void judgesTheWorkersOwnNamesAsTheyAreListed() {
        assertThat(ReadableNames.SECRETS).allMatch(ReadableNames::isSecret);
        assertThat(ReadableNames.OPEN).noneMatch(ReadableNames::isSecret);
    }

    @Test
    void isTheListInTheDocumentation() throws Exception {
        String readme = Files.readString(Path.of("..", "Configuration", "README.md"));
        Set<String> readable = new HashSet<>(ReadableNames.PREFIXES);
        readable.addAll(ReadableNames.SECRETS);
        readable.addAll(ReadableNames.OPEN);

        assertThat(names(readme, "Connectors may read variables", "lines of files"))
                .isEqualTo(readable);
        assertThat(names(readme, "No secret is what has", "\n\n")).isEqualTo(ReadableNames.OPEN_ENDS);
    }

    private static Set<String> names(String text, String from, String to) {
        String part = text.substring(text.indexOf(from));
        return Pattern.compile("`([A-Z_]+)`")
                .matcher(part.substring(0, part.indexOf(to)))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
