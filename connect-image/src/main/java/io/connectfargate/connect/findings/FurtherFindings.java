package io.connectfargate.connect.findings;

import io.connectfargate.connect.advice.NeededConverters;
import io.connectfargate.connect.advice.RenamedKeys;
import io.connectfargate.connect.healing.Choice;
import io.connectfargate.connect.rules.KeyTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.kafka.connect.runtime.SinkConnectorConfig;
import org.apache.kafka.connect.runtime.SourceConnectorConfig;

/** Checks the configurations of connectors that are none of MirrorMaker's. Asks no cluster. */
final class FurtherFindings {
    /** Two slips of the pen: plugins may read keys that they do not define, so a key that is less similar is left alone. */
    private static final int SLIPS = 2;
    /** Below these, other plugins and clients decide what they read. */
    private static final Pattern FREE = Pattern.compile("(transforms|predicates|(key|value|header)\\.converter"
            + "|topic\\.creation|(producer|consumer|admin)\\.override|config\\.providers|internal)\\..*");

    private static final Set<String> OF_CONNECT = ofConnect();

    private final KeyTypes types;
    private final Map<String, String> worker;

    /**
     * @param plugins finds what the user added to the plugin path
     * @param worker its properties
     */
    FurtherFindings(ClassLoader plugins, Map<String, String> worker) {
        this.types = new KeyTypes(plugins);
        this.worker = worker;
    }

    List<Finding> of(String name, Map<String, String> config) {
        List<Finding> findings = new ArrayList<>();
        RenamedKeys.in(config)
                .forEach(key -> findings.add(unread(name, key.owner(), key.key(), key.now(), " in its place")));
        String type = String.valueOf(config.get("connector.class"));
        Set<String> known = new HashSet<>(types.defined(type));
        if (!known.isEmpty()) {
            known.addAll(OF_CONNECT);
            new TreeMap<>(config)
                    .keySet().stream()
                            .filter(key ->
                                    !known.contains(key) && !FREE.matcher(key).matches())
                            .forEach(key -> similar(key, known)
                                    .ifPresent(better -> findings.add(unread(name, type, key, better, ""))));
        }
        NeededConverters.missing(config, worker).forEach(key -> findings.add(noConverter(name, key)));
        if (String.valueOf(config.get("topic.prefix")).endsWith("-") && type.startsWith("io.debezium.")) {
            findings.add(separator(name, config.get("topic.prefix")));
        }
        return findings.stream().distinct().toList();
    }

    private static Optional<String> similar(String key, Set<String> known) {
        LevenshteinDistance distance = new LevenshteinDistance(SLIPS);
        return known.stream()
                .filter(name -> distance.apply(key, name) >= 0)
                .min(Comparator.comparing((String name) -> distance.apply(key, name))
                        .thenComparing(name -> name));
    }

    private static Finding unread(String name, String owner, String key, String better, String place) {
        return new Finding(
                name,
                Kind.UNREAD_KEY,
                key,
                owner + " does not define " + key + " of connector " + name + ", and probably ignores it. It defines "
                        + better + ": set that one" + place + ", or remove the key.");
    }

    private static Finding noConverter(String name, String key) {
        return new Finding(
                name,
                Kind.NO_CONVERTER,
                key,
                "Connector " + name + " does not set " + key
                        + ", so it gets the worker's ByteArrayConverter, which passes byte arrays and fails with anything"
                        + " else. Set " + key + " to the converter that is meant.");
    }

    private static Finding separator(String name, String prefix) {
        return new Finding(
                name,
                Kind.TOPIC_PREFIX,
                "topic.prefix",
                "topic.prefix of connector " + name + " ends with a separator, and Debezium adds a dot: the topics are"
                        + " called " + prefix + ".SCHEMA.TABLE. Remove the last character, or keep these names.");
    }

    private static Set<String> ofConnect() {
        Set<String> names = new HashSet<>(SourceConnectorConfig.configDef().names());
        names.addAll(SinkConnectorConfig.configDef().names());
        names.add(Choice.KEY);
        return names;
    }
}
