package io.connectfargate.replication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.mirror.DefaultReplicationPolicy;
import org.apache.kafka.connect.mirror.IdentityReplicationPolicy;

/**
 * What {@link SameNameReplicationPolicy} needs of a connector's configuration, checked.
 *
 * <p>Blanks around a value are dropped, as Kafka does for the connectors themselves. A policy gets the values as they
 * were written: it would otherwise know another alias than its connector.
 *
 * @param sourceAlias name of the cluster that is read from; null for a reader that has none
 * @param targetAlias name of the cluster that is written to, another one than the source's
 * @param separator stands between alias and topic
 * @param internalSeparator "true" when the separator also goes into the names of MirrorMaker 2's internal topics
 */
record NamingConfig(String sourceAlias, String targetAlias, String separator, String internalSeparator) {
    static final String NAME = "name";
    /** Connect and MirrorMaker give both to every connector and task; Kafka's MirrorClient has neither. */
    private static final Set<String> OF_CONNECTORS = Set.of(NAME, "connector.class", "task.class");

    static final String SOURCE_ALIAS = IdentityReplicationPolicy.SOURCE_CLUSTER_ALIAS_CONFIG;
    /** Key and default are MirrorMaker 2's; its client library, all that this module knows, does not declare them. */
    static final String TARGET_ALIAS = "target.cluster.alias";

    static final String TARGET_ALIAS_DEFAULT = "target";
    static final String SEPARATOR = DefaultReplicationPolicy.SEPARATOR_CONFIG;
    static final String INTERNAL_SEPARATOR = DefaultReplicationPolicy.INTERNAL_TOPIC_SEPARATOR_ENABLED_CONFIG;

    /** Aliases and separator become parts of topic names. */
    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]+");

    private static final String LEGAL_DOC = "made of letters, digits, '.', '_' and '-'";

    /** @throws ConfigException naming every property that is wrong */
    static NamingConfig of(Map<String, ?> props) {
        NamingConfig config = new NamingConfig(
                text(props, SOURCE_ALIAS, null),
                text(props, TARGET_ALIAS, TARGET_ALIAS_DEFAULT),
                text(props, SEPARATOR, DefaultReplicationPolicy.SEPARATOR_DEFAULT),
                text(props, INTERNAL_SEPARATOR, "true"));
        List<String> problems = config.problems(isReader(props));
        if (!problems.isEmpty()) {
            throw new ConfigException(connector(props) + " cannot name topics: " + String.join(" ", problems));
        }
        return config;
    }

    /**
     * Whether what is configured copies nothing and only reads names, as Kafka's MirrorClient and RemoteClusterUtils do. These may be
     * used without an alias, which a connector's offsets are stored under.
     */
    private static boolean isReader(Map<String, ?> props) {
        return OF_CONNECTORS.stream().noneMatch(props::containsKey);
    }

    /** As {@link DefaultReplicationPolicy} wants them. */
    Map<String, String> separatorProperties() {
        return Map.of(SEPARATOR, separator, INTERNAL_SEPARATOR, internalSeparator);
    }

    private List<String> problems(boolean reader) {
        List<String> problems = new ArrayList<>();
        if (!isLegal(sourceAlias) && !(reader && sourceAlias == null)) {
            problems.add(SOURCE_ALIAS + found(sourceAlias) + "; expected the name of the cluster that is read from, "
                    + LEGAL_DOC + ". Set it in this connector's configuration, such as \"" + SOURCE_ALIAS
                    + "\": \"msksource\", and to the same value on all three MirrorMaker 2 connectors.");
        }
        if (!isLegal(targetAlias)) {
            problems.add(TARGET_ALIAS + found(targetAlias) + "; expected the name of the cluster that is written to, "
                    + LEGAL_DOC + ". Correct it, or leave it out to get \"" + TARGET_ALIAS_DEFAULT + "\".");
        }
        if (!isLegal(separator)) {
            problems.add(SEPARATOR + found(separator) + "; expected the text between alias and topic in \""
                    + "msksource.heartbeats\", " + LEGAL_DOC + ". Correct it, or leave it out to get \".\".");
        }
        if (isLegal(sourceAlias) && sourceAlias.equals(targetAlias)) {
            problems.add(SOURCE_ALIAS + " and " + TARGET_ALIAS + " are both '" + sourceAlias + "'; expected two names: "
                    + "every topic would count as one that came from the target, and nothing would be replicated."
                    + " Change one of them, on all three MirrorMaker 2 connectors.");
        }
        return problems;
    }

    private static boolean isLegal(String value) {
        return value != null && LEGAL.matcher(value).matches();
    }

    private static String found(String value) {
        if (value == null) {
            return " is missing";
        }
        return value.isEmpty() ? " is blank" : " is '" + value + "'";
    }

    private static String connector(Map<String, ?> props) {
        String name = text(props, NAME, "");
        return name.isEmpty() ? "A connector or client without a name" : "Connector '" + name + "'";
    }

    private static String text(Map<String, ?> props, String key, String absent) {
        Object value = props.get(key);
        return value == null ? absent : value.toString().strip();
    }
}
