package io.connectfargate.connect.findings;

import io.connectfargate.connect.access.MirrorConnector.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.mirror.MirrorConnectorConfig;

/**
 * The three connectors of one migration that do not mean the same by a name: the checkpoint connector then looks for offset syncs that
 * nobody wrote, or for topics that are called otherwise, and no group ever gets an offset.
 */
final class Disagreements {
    private static final String SOURCE = "source.cluster.bootstrap.servers";
    private static final String TARGET = "target.cluster.bootstrap.servers";

    /** What has to be the same, with Kafka's defaults. */
    private static final Map<String, String> SHARED = shared();

    private final Collection<Configured> all;

    /** @param all connectors of MirrorMaker's in this group */
    Disagreements(Collection<Configured> all) {
        this.all = all;
    }

    List<Finding> of(Configured connector) {
        if (connector.role() == Role.SOURCE) {
            return List.of();
        }
        Optional<Configured> partner = partner(connector);
        if (partner.isEmpty()) {
            return connector.role() == Role.CHECKPOINT ? List.of(alone(connector)) : List.of();
        }
        List<Finding> findings = new ArrayList<>();
        SHARED.forEach((key, byDefault) -> {
            boolean concerns = connector.role() == Role.CHECKPOINT || !key.startsWith("offset-syncs.");
            if (concerns && !same(key, connector, partner.get(), byDefault)) {
                findings.add(differs(connector, partner.get(), key, byDefault));
            }
        });
        if (connector.role() == Role.CHECKPOINT
                && "false"
                        .equalsIgnoreCase(
                                partner.get().value(MirrorConnectorConfig.EMIT_OFFSET_SYNCS_ENABLED, "true"))) {
            findings.add(silent(connector, partner.get()));
        }
        return findings;
    }

    /** The source connector that agrees most, of those that copy from the same cluster. */
    private Optional<Configured> partner(Configured connector) {
        return all.stream()
                .filter(other ->
                        other.role() == Role.SOURCE && other.connector().is("enabled"))
                .filter(other -> isOfOneMigration(connector, other))
                .min(Comparator.comparingLong((Configured other) -> SHARED.entrySet().stream()
                                .filter(key -> !same(key.getKey(), connector, other, key.getValue()))
                                .count())
                        .thenComparing(Configured::name));
    }

    private static boolean isOfOneMigration(Configured connector, Configured other) {
        boolean sameTarget = overlap(connector, other, TARGET);
        if (connector.role() == Role.HEARTBEAT) {
            return sameTarget;
        }
        String alias = MirrorConnectorConfig.SOURCE_CLUSTER_ALIAS;
        return overlap(connector, other, SOURCE)
                || sameTarget && connector.value(alias, "source").equals(other.value(alias, "source"));
    }

    /** Whether two lists of addresses have one in common: nobody writes all brokers in the same order. */
    private static boolean overlap(Configured one, Configured other, String key) {
        Set<String> addresses = addresses(one, key);
        addresses.retainAll(addresses(other, key));
        return !addresses.isEmpty();
    }

    private static Set<String> addresses(Configured connector, String key) {
        return Arrays.stream(connector.value(key, "").toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toSet());
    }

    private static boolean same(String key, Configured one, Configured other, String byDefault) {
        return one.value(key, byDefault)
                .strip()
                .equals(other.value(key, byDefault).strip());
    }

    private static Finding differs(Configured connector, Configured partner, String key, String byDefault) {
        String follows = connector.role() == Role.CHECKPOINT
                ? "so no group may get an offset on the target"
                : "so its heartbeats are not those of this migration";
        return new Finding(
                connector.name(),
                Kind.DISAGREEMENT,
                key,
                key + " of connector " + connector.name() + " is " + connector.printed(key, byDefault)
                        + ", and that of "
                        + partner.name() + ", which copies the records, is " + partner.printed(key, byDefault) + ", "
                        + follows + ". Give both the same value.");
    }

    private static Finding silent(Configured connector, Configured partner) {
        String key = MirrorConnectorConfig.EMIT_OFFSET_SYNCS_ENABLED;
        return new Finding(
                connector.name(),
                Kind.NO_OFFSET_SYNCS,
                key,
                "Connector " + partner.name() + " writes no offset syncs, since its " + key + " is "
                        + partner.printed(key, "true") + ", so " + connector.name()
                        + " cannot translate the offset of any group. Remove the key from " + partner.name() + ".");
    }

    private static Finding alone(Configured connector) {
        return new Finding(
                connector.name(),
                Kind.NO_OFFSET_SYNCS,
                SOURCE,
                "No source connector of this group copies from " + connector.printed(SOURCE, "nowhere")
                        + ", the source of "
                        + connector.name()
                        + ", so no connector writes the offset syncs that it reads, and no group gets an offset."
                        + " Create the source connector; if another group runs it, there is nothing to do.");
    }

    private static Map<String, String> shared() {
        Map<String, String> shared = new LinkedHashMap<>();
        shared.put(
                MirrorConnectorConfig.REPLICATION_POLICY_CLASS,
                MirrorConnectorConfig.REPLICATION_POLICY_CLASS_DEFAULT.getName());
        shared.put(
                MirrorConnectorConfig.REPLICATION_POLICY_SEPARATOR,
                MirrorConnectorConfig.REPLICATION_POLICY_SEPARATOR_DEFAULT);
        shared.put("replication.policy.internal.topic.separator.enabled", "true");
        shared.put(MirrorConnectorConfig.SOURCE_CLUSTER_ALIAS, MirrorConnectorConfig.SOURCE_CLUSTER_ALIAS_DEFAULT);
        shared.put(MirrorConnectorConfig.TARGET_CLUSTER_ALIAS, MirrorConnectorConfig.TARGET_CLUSTER_ALIAS_DEFAULT);
        shared.put(
                MirrorConnectorConfig.OFFSET_SYNCS_TOPIC_LOCATION,
                MirrorConnectorConfig.OFFSET_SYNCS_TOPIC_LOCATION_DEFAULT);
        return shared;
    }
}
