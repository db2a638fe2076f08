package io.connectfargate.connect.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A provider in a connector's configuration, and a value that it could read.
 *
 * @param type the provider's class
 * @param prefix of the keys that name it
 * @param reference to a canary
 */
record BroughtProvider(String type, String prefix, String reference) {
    /** Where Connect, MirrorMaker and Kafka's clients make providers of what a connector names, and where somebody might try. */
    static final List<String> PREFIXES = List.of(
            "",
            "producer.",
            "consumer.",
            "admin.",
            "producer.override.",
            "consumer.override.",
            "admin.override.",
            "source.cluster.",
            "source.consumer.",
            "source.producer.",
            "source.admin.",
            "target.cluster.",
            "target.consumer.",
            "target.producer.",
            "target.admin.",
            "value.converter.");

    static final String VARIABLE = "HIDDEN_VARIABLE";
    static final String FILE = "canary.properties";

    /** Each provider on the class path behind each of these prefixes. */
    static List<BroughtProvider> all(List<String> prefixes, Path folder) throws IOException {
        List<BroughtProvider> all = new ArrayList<>();
        for (String type : ProviderClasses.all()) {
            for (String prefix : prefixes) {
                references(type, folder).forEach(reference -> all.add(new BroughtProvider(type, prefix, reference)));
            }
        }
        return all;
    }

    /** What the provider could read; of one that nobody knows, everything. */
    private static List<String> references(String type, Path folder) {
        String variable = "${x:" + VARIABLE + "}";
        String line = "${x:" + folder.resolve(FILE) + ":key}";
        String file = "${x:" + folder + ":" + FILE + "}";
        String name = type.substring(type.lastIndexOf('.') + 1);
        return switch (name) {
            case "EnvVarConfigProvider", "EnvironmentVariables" -> List.of(variable);
            case "FileConfigProvider", "MountedFiles" -> List.of(line);
            case "DirectoryConfigProvider", "MountedFolders" -> List.of(file);
            default -> List.of(variable, line, file);
        };
    }

    /** A configuration with a value that Kafka quotes, since it is no number. */
    Map<String, String> in(Map<String, String> connector) {
        Map<String, String> config = new HashMap<>(connector);
        config.put(prefix + "config.providers", "x");
        config.put(prefix + "config.providers.x.class", type);
        config.put(prefix + "config.providers.x.param.allowlist.pattern", ".*");
        config.put(prefix + (prefix.isEmpty() ? "emit.heartbeats.interval.seconds" : "linger.ms"), reference);
        config.put(prefix + "request.timeout.ms", reference);
        return config;
    }
}
