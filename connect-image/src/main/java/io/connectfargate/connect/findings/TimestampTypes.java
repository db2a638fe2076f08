package io.connectfargate.connect.findings;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;

/** Topics whose brokers set the time of each record, and whose copies keep the producers' time: consumers see that after the cutover. */
final class TimestampTypes {
    private static final String KEY = TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
    private static final String BROKERS_TIME = "LogAppendTime";
    /** An answer holds the whole configuration of a topic. */
    private static final int BATCH = 200;

    private final MirrorConnector connector;
    private final Copies copies;

    TimestampTypes(MirrorConnector connector, Copies copies) {
        this.connector = connector;
        this.copies = copies;
    }

    /** @throws UnknownException if a cluster does not report the configuration of any topic */
    List<Finding> of(Side source, Side target) throws UnknownException {
        Set<String> unseen = new TreeSet<>();
        Map<String, String> types = read(source, copies.partitions().keySet(), unseen);
        types.values().removeIf(type -> !type.equals(BROKERS_TIME));
        Map<String, String> ofCopies = new HashMap<>();
        List<String> copied = types.keySet().stream()
                .filter(copies.copies()::containsKey)
                .map(copies.copies()::get)
                .toList();
        if (!copied.isEmpty()) {
            ofCopies.putAll(read(target, copied, unseen));
        }
        List<String> lost =
                types.keySet().stream().filter(topic -> isLost(topic, ofCopies)).toList();
        List<Finding> findings = new ArrayList<>();
        if (!lost.isEmpty()) {
            findings.add(lost(lost));
        }
        if (!unseen.isEmpty()) {
            findings.add(unknown(List.copyOf(unseen)));
        }
        return findings;
    }

    private Finding unknown(List<String> topics) {
        return new Finding(
                connector.name(),
                Kind.NOT_LOOKED_AT,
                KEY,
                KEY + " of topics of connector " + connector.name()
                        + " is not known, since its login is not authorized to"
                        + " describe their configuration (DESCRIBE_CONFIGS, for IAM"
                        + " kafka-cluster:DescribeTopicDynamicConfiguration): "
                        + Copies.some(topics) + ". Authorize it, or check yourself.");
    }

    /** Of a copy that does not exist yet nothing is known but what the connector would carry over. */
    private boolean isLost(String topic, Map<String, String> ofCopies) {
        String copy = copies.copies().get(topic);
        return copy == null
                ? !connector.carriesOver(KEY)
                : ofCopies.containsKey(copy) && !ofCopies.get(copy).equals(BROKERS_TIME);
    }

    private Finding lost(List<String> topics) {
        return new Finding(
                connector.name(),
                Kind.TIMESTAMP_TYPE,
                KEY,
                KEY + " is " + BROKERS_TIME + " for " + Copies.some(topics) + " on the source of connector "
                        + connector.name()
                        + " but not for the copies, so that records keep their timestamps. At the cutover,"
                        + " before producers move, set it: kafka-configs.sh --alter --entity-type topics --entity-name "
                        + connector.targetName(topics.get(0)) + " --add-config " + KEY + "=" + BROKERS_TIME + ".");
    }

    private static Map<String, String> read(Side side, Collection<String> topics, Set<String> unseen)
            throws UnknownException {
        Map<String, String> types = new HashMap<>();
        List<String> all = List.copyOf(topics);
        for (int start = 0; start < all.size(); start += BATCH) {
            List<ConfigResource> batch = all.subList(start, Math.min(start + BATCH, all.size())).stream()
                    .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                    .toList();
            Map<ConfigResource, KafkaFuture<Config>> answers =
                    side.admin().describeConfigs(batch).values();
            for (Map.Entry<ConfigResource, KafkaFuture<Config>> answer : answers.entrySet()) {
                try {
                    Config config = side.await(answer.getValue(), "the configuration of its topics");
                    types.put(answer.getKey().name(), config.get(KEY).value());
                } catch (UnknownException e) {
                    if (!(e.getCause() instanceof AuthorizationException)) {
                        throw e;
                    }
                    unseen.add(answer.getKey().name());
                }
            }
        }
        return types;
    }
}
