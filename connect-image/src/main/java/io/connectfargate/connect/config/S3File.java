package io.connectfargate.connect.config;

import io.connectfargate.connect.store.ObjectStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that a variable names by its {@code s3://} address. */
final class S3File {
    private static final Pattern ADDRESS = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.+)");

    private S3File() {}

    /** @return the file's bytes; empty if the variable is not set, or with a sentence in errors if it can't be read */
    static Optional<byte[]> of(
            Variables variable, Map<String, String> environment, ObjectStore store, ConfigurationErrors errors) {
        String address = environment.getOrDefault(variable.name(), "").trim();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            errors.add(variable.name(), "is '" + address + "'", "s3://bucket/key");
            return Optional.empty();
        }
        try {
            return Optional.of(store.read(matcher.group(1), matcher.group(2)));
        } catch (IOException e) {
            errors.add(
                    variable.name(),
                    "is " + address + ", which cannot be read",
                    "a readable object. " + e.getMessage());
            return Optional.empty();
        }
    }
}
