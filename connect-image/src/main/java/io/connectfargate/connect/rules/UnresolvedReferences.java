package io.connectfargate.connect.rules;

import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.security.ReadLimits;
import io.connectfargate.connect.security.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * References that stay as they are written: the plugin would log in with the text <code>${env:DB_PASSWORD}</code>. For connectors
 * other than MirrorMaker's, whose clusters are asked with what references resolve to.
 */
final class UnresolvedReferences implements ConfigurationRule {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(?:jaas:)?([^}]*)}");

    private final References references;

    /** @param worker the worker's properties, which name the providers */
    UnresolvedReferences(Map<String, ?> worker, ClassLoader plugins) {
        this.references = new References(worker, plugins);
    }

    @Override
    public List<String> refusals(String connector, Map<String, String> config) {
        if (!config.containsKey("connector.class")
                || MirrorConnector.Role.of(config).isPresent()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        try {
            references.missing(references.resolve(config)).forEach((key, reference) -> {
                if (String.valueOf(config.get(key)).contains(reference)) {
                    sentences.add(
                            key + " of " + connector + " refers to " + reference + ", which " + reason(reference));
                }
            });
        } catch (ConfigException e) {
            sentences.add("A reference of " + connector + " cannot be resolved: " + e.getMessage()
                    + ". Mount the file, or correct the reference.");
        }
        return sentences;
    }

    private static String reason(String reference) {
        Matcher variable = VARIABLE.matcher(reference);
        if (!variable.matches()) {
            return "does not exist on this worker, so it stays as it is written. Connectors may read files below"
                    + " /opt/connect/secrets and /run/secrets: mount the file there, or correct its path and its key.";
        }
        String name = variable.group(1);
        return ReadLimits.isReadable(name)
                ? "is not set on this worker, so it stays as it is written. Set " + name + " in the task definition."
                : "connectors may not read, so it stays as it is written. They may read " + ReadLimits.readable()
                        + ". Name it SECRET_" + name + " in the task definition and here.";
    }
}
