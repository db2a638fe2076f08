package io.connectfargate.connect.config;

import io.connectfargate.connect.security.JaasText;
import io.connectfargate.connect.store.ObjectStore;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The worker properties file of {@code KAFKA_CONNECT_PROPERTIES_S3_URI}.
 *
 * <p>Files written for the sample that this product replaces hold the names of variables as whole words, such as
 * {@code offset.storage.topic=connect-offsets-GROUP}; they are replaced here as the sample's start script did, but in memory
 * and without an escape character's effect.
 */
final class PropertiesFile {
    private static final List<Variables> PLACEHOLDERS = List.of(
            Variables.BROKERS,
            Variables.GROUP,
            Variables.USERNAME,
            Variables.PASSWORD,
            Variables.TRUSTSTORE_PASSWORD,
            Variables.KEYSTORE_PASSWORD,
            Variables.KEY_PASSWORD);
    /** A word of its own, and not inside a reference to a configuration provider such as {@code ${env:PASSWORD}}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<![A-Za-z0-9_:{])("
            + String.join("|", PLACEHOLDERS.stream().map(Enum::name).toList()) + ")(?![A-Za-z0-9_}])");

    private PropertiesFile() {}

    static Map<String, String> read(Map<String, String> environment, ObjectStore store, ConfigurationErrors errors) {
        Optional<byte[]> file = S3File.of(Variables.KAFKA_CONNECT_PROPERTIES_S3_URI, environment, store, errors);
        Map<String, String> result = new TreeMap<>();
        file.ifPresent(bytes -> {
            Properties properties = parse(new String(bytes, StandardCharsets.UTF_8), errors);
            properties
                    .stringPropertyNames()
                    .forEach(name -> result.put(
                            name,
                            withVariables(name, properties.getProperty(name).trim(), environment, errors)));
        });
        return result;
    }

    private static Properties parse(String text, ConfigurationErrors errors) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            errors.add(
                    Variables.KAFKA_CONNECT_PROPERTIES_S3_URI.name(),
                    "names a file that is not a properties file (" + e.getMessage() + ")",
                    "lines of the form name=value");
        }
        return properties;
    }

    private static String withVariables(
            String name, String value, Map<String, String> environment, ConfigurationErrors errors) {
        Matcher matcher = PLACEHOLDER.matcher(value);
        return matcher.replaceAll(match -> {
            String variable = match.group(1);
            String text = environment.getOrDefault(variable, "");
            if (text.isEmpty()) {
                errors.add(variable, "is not set", "a value, since " + name + " in the properties file refers to it");
            }
            if (name.endsWith("sasl.jaas.config")) {
                text = insideQuotes(value, match.start()) ? JaasText.escaped(text) : JaasText.quoted(text);
            }
            return Matcher.quoteReplacement(text);
        });
    }

    private static boolean insideQuotes(String value, int position) {
        return value.substring(0, position).chars().filter(c -> c == '"').count() % 2 == 1;
    }
}
