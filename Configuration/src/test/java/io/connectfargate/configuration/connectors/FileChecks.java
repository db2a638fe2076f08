package io.connectfargate.configuration.connectors;

import io.connectfargate.connect.advice.KnownKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What has to hold for the text of every connector file; each check returns all it finds, one sentence each. */
final class FileChecks {
    private static final Pattern AUTH_KEY =
            Pattern.compile("(source|target)\\.cluster\\.(security\\.protocol|sasl\\..+|ssl\\..+)");
    private static final Pattern SECRET_KEY = Pattern.compile(
            ".*(password|keystore\\.key|certificate\\.chain|truststore\\.certificates|client\\.id|client\\.secret)");
    private static final Pattern SECRET_OPTION =
            Pattern.compile("(username|password|principal|awsRoleArn|awsRoleExternalId)=\"([^\"]*)\"");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:(jaas:)?[A-Z_]+}");

    private FileChecks() {}

    /** Keys that nobody reads. */
    static List<String> unknownKeys(ConnectorFile file) {
        KnownKeys known = KnownKeys.of(file.role().role(), false);
        return file.content().keySet().stream()
                .filter(key -> !known.contains(key))
                .map(key -> file + ": nobody reads " + key + "; the nearest known key is "
                        + known.better(key).orElse("none"))
                .toList();
    }

    /** Differences to the file of the same role for another auth mode, auth keys left out. */
    static List<String> drift(ConnectorFile file, ConnectorFile reference) {
        TreeSet<String> keys = new TreeSet<>(file.content().keySet());
        keys.addAll(reference.content().keySet());
        return keys.stream()
                .filter(key -> !AUTH_KEY.matcher(key).matches())
                .filter(key -> !Objects.equals(
                        file.content().get(key), reference.content().get(key)))
                .map(key -> "%s: %s differs from %s (%s, %s)"
                        .formatted(file, key, reference.auth(), value(file, key), value(reference, key)))
                .toList();
    }

    /** Values that are no text or have blanks at an end. */
    static List<String> badValues(ConnectorFile file) {
        return file.content().entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof String text) || !text.equals(text.strip()))
                .map(entry -> "%s: %s must be a string without blanks at its ends, found <%s>"
                        .formatted(file, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Secrets that are written out instead of taken from the worker's environment. */
    static List<String> clearTextSecrets(ConnectorFile file) {
        return file.properties().entrySet().stream()
                .flatMap(entry -> secrets(entry.getKey(), entry.getValue())
                        .filter(secret -> !REFERENCE.matcher(secret).matches())
                        .map(secret -> file + ": " + entry.getKey() + " holds a secret; write ${env:NAME} instead"))
                .toList();
    }

    private static Stream<String> secrets(String key, String value) {
        if (SECRET_KEY.matcher(key).matches()) {
            return Stream.of(value);
        }
        List<String> found = new ArrayList<>();
        Matcher option = SECRET_OPTION.matcher(value);
        while (option.find()) {
            found.add(option.group(2));
        }
        return found.stream();
    }

    private static Object value(ConnectorFile file, String key) {
        return file.content().getOrDefault(key, "missing");
    }
}
