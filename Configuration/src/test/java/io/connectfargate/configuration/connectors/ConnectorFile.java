package io.connectfargate.configuration.connectors;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.connectfargate.connect.config.AuthMode;
import io.connectfargate.connect.security.EnvironmentVariables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.utils.Utils;

/**
 * One of the files in {@code Configuration/connectors}.
 *
 * @param auth the folder's name
 * @param content keys and values in the file's order
 */
record ConnectorFile(Path path, String auth, Role role, Map<String, Object> content) {
    static final Path FOLDER = Path.of("..", "Configuration", "connectors");
    /** One folder for each mode of the product. */
    static final List<String> FOLDERS = names(mode -> true);
    /** Folders whose mode is the source's alone; their target is IAM. */
    static final List<String> SOURCE_ONLY = names(mode -> !mode.isOfTargets());

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** All, by folder and role. */
    static List<ConnectorFile> all() {
        return FOLDERS.stream()
                .flatMap(auth -> Arrays.stream(Role.values()).map(role -> read(FOLDER, auth, role)))
                .toList();
    }

    static Stream<ConnectorFile> all(Role role) {
        return all().stream().filter(file -> file.role == role);
    }

    /** @throws UncheckedIOException if the file is missing, no JSON, or names a key twice */
    static ConnectorFile read(Path folder, String auth, Role role) {
        return at(folder.resolve(auth).resolve(role.connectorName() + "-" + suffix(auth) + ".json"), auth, role);
    }

    private static List<String> names(Predicate<AuthMode> wanted) {
        return Arrays.stream(AuthMode.values())
                .filter(wanted)
                .map(AuthMode::toString)
                .sorted()
                .toList();
    }

    /** As in the sample that users come from. */
    private static String suffix(String folder) {
        return switch (folder) {
            case "no-auth" -> folder;
            case "sasl-scram" -> "sasl-auth";
            default -> folder + "-auth";
        };
    }

    /** The same for a file elsewhere. */
    static ConnectorFile at(Path path, String auth, Role role) {
        try {
            Map<String, Object> content =
                    JSON.readValue(Files.readString(path), new TypeReference<LinkedHashMap<String, Object>>() {});
            return new ConnectorFile(path, auth, role, content);
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": " + e.getMessage(), e);
        }
    }

    /** The properties as Connect accepts them. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        content.forEach((key, value) -> properties.put(key, String.valueOf(value)));
        return properties;
    }

    /** The properties as the connector sees them on a worker with these variables. */
    Map<String, String> resolved(Map<String, String> variables) throws IOException {
        try (EnvironmentVariables provider = new EnvironmentVariables(variables)) {
            provider.configure(Map.of());
            return new ConfigTransformer(Map.of("env", provider))
                    .transform(properties())
                    .data();
        }
    }

    /** What Connect adds to the producer that writes this connector's records. */
    Map<String, Object> producerOverrides() {
        Map<String, Object> overrides = Utils.entriesWithPrefix(content, "producer.override.");
        overrides.put("bootstrap.servers", "127.0.0.1:1");
        return overrides;
    }

    /** The same file with something wrong in it. */
    ConnectorFile with(Consumer<Map<String, Object>> change) {
        Map<String, Object> changed = new LinkedHashMap<>(content);
        change.accept(changed);
        return new ConnectorFile(path, auth, role, changed);
    }

    /** Such as {@code Configuration/connectors/iam/mm2-msc-iam-auth.json}. */
    @Override
    public String toString() {
        int names = path.getNameCount();
        return "Configuration/connectors/" + path.subpath(names - 2, names);
    }
}
