package io.connectfargate.connect.security;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which names connectors may refer to, and which of them stand for secrets: the one list. The provider of variables gets its
 * limit from it, the rule for references its judgement, and a test compares the documentation with it.
 */
final class ReadableNames {
    /** Names of the user's choice begin with one of these. */
    static final Set<String> PREFIXES = names("SOURCE_", "TARGET_", "SECRET_");
    /**
     * The worker's own that are secret. The stores' passwords open nothing but files of this container, and are needed where a
     * connector uses the worker's stores.
     */
    static final Set<String> SECRETS = names("PASSWORD", "KEYSTORE_PASSWORD", "KEY_PASSWORD", "TRUSTSTORE_PASSWORD");
    /** The worker's own that are none. */
    static final Set<String> OPEN = names("BROKERS", "GROUP", "USERNAME", "AWS_REGION");
    /** Always a secret, whatever follows. */
    private static final String SECRET_PREFIX = "SECRET_";
    /** The last word of a name that is no secret. Whatever ends otherwise is one: a new name must not be shown by accident. */
    static final Set<String> OPEN_ENDS = names(
            ("ACCOUNT ADDRESS ADDRESSES ALIAS ARN AUDIENCE AUTH BOOTSTRAP BROKER BROKERS BYTES CA CERT CERTIFICATE"
                            + " CERTIFICATES CERTS CHAIN CLASS CLUSTER COUNT DATABASE DOMAIN ENABLED ENDPOINT ENDPOINTS"
                            + " FACTOR FILE GROUP GROUPS HOST HOSTNAME HOSTS ID IDS KEYTAB LOCATION MECHANISM MODE MS NAME"
                            + " NAMES PARTITIONS PATH PATTERN POLICY PORT PORTS PRINCIPAL PROTOCOL REALM REGION ROLE SCHEMA"
                            + " SCOPE SECONDS SEPARATOR SERVER SERVERS SERVICE SIZE TABLE TABLES TOPIC TOPICS TYPE URI URIS"
                            + " URL URLS USER USERNAME VERSION ZONE")
                    .split(" "));

    private ReadableNames() {}

    /** The variables that connectors may read, as a regular expression. */
    static String pattern() {
        return Stream.of(PREFIXES.stream().map(prefix -> prefix + ".+"), SECRETS.stream(), OPEN.stream())
                .flatMap(names -> names)
                .collect(Collectors.joining("|"));
    }

    /** The same for people. */
    static String described() {
        return "variables whose names begin with " + String.join(", ", PREFIXES) + ", and "
                + Stream.concat(OPEN.stream(), SECRETS.stream()).sorted().collect(Collectors.joining(", "));
    }

    /**
     * Whether what has this name is a secret.
     *
     * @param name of a variable, of a file in a folder, or of a line in a file: {@code SOURCE_PASSWORD}, {@code source-password},
     *     {@code source.password}
     */
    static boolean isSecret(String name) {
        String upper = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return upper.startsWith(SECRET_PREFIX) || !OPEN_ENDS.contains(upper.substring(upper.lastIndexOf('_') + 1));
    }

    private static Set<String> names(String... names) {
        return new TreeSet<>(Set.of(names));
    }
}
