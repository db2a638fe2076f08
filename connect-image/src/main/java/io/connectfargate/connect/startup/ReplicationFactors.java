package io.connectfargate.connect.startup;

import io.connectfargate.connect.config.ConfigurationErrors;
import io.connectfargate.connect.config.Variables;
import io.connectfargate.connect.config.WorkerConfiguration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fits the replication factors of Connect's own topics to the target cluster. A topic that exists needs none. */
public final class ReplicationFactors {
    private static final Logger log = LoggerFactory.getLogger(ReplicationFactors.class);
    /** Three replicas survive the loss of one broker during the maintenance of another. */
    private static final int WANTED = 3;
    /** A second check of two brokers costs 16 s, once in the life of a cluster that really has two. */
    private static final int CHECKS_FOR_A_THIRD = 8;

    private final TargetCluster cluster;
    private final WorkerConfiguration configuration;

    /** @param configuration says which factors the user left open */
    public ReplicationFactors(TargetCluster cluster, WorkerConfiguration configuration) {
        this.cluster = cluster;
        this.configuration = configuration;
    }

    /**
     * Chooses the factors that the user left open, and checks the ones that were set. Brokers may still be coming up, so it waits
     * for them: until the cluster's timeout for a factor that was set, a moment for a third broker where there are two.
     *
     * @param errors gets a sentence for each factor that the cluster cannot meet
     * @return properties to add
     * @throws TargetCluster.UnusableException if the cluster can't be reached or rejects the worker
     */
    public Map<String, String> fit(ConfigurationErrors errors) throws TargetCluster.UnusableException {
        Map<String, Integer> wishes = wishes();
        if (wishes.isEmpty()) {
            return Map.of();
        }
        int most = wishes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int brokers = awaitBrokers(most);
        Map<String, String> chosen = new HashMap<>();
        wishes.forEach((factor, wish) -> {
            if (configuration.unset().contains(factor)) {
                chosen.put(factor, Integer.toString(Math.min(WANTED, brokers)));
            } else if (wish > brokers) {
                errors.add(
                        Variables.ofProperty(factor),
                        "is " + wish + ", but the target cluster has " + brokers + " broker(s)",
                        "at most " + brokers
                                + ", or leave it out: the worker then chooses it by the number of brokers");
            }
        });
        log.info("The target cluster has {} broker(s); replication factors chosen for it: {}", brokers, chosen);
        return chosen;
    }

    /** The factor for each topic that is still to be made: 0 where the user left it open. */
    private Map<String, Integer> wishes() throws TargetCluster.UnusableException {
        DistributedConfig config = new DistributedConfig(configuration.properties());
        Map<String, Integer> wishes = new TreeMap<>();
        for (Map.Entry<String, String> entry : WorkerConfiguration.REPLICATION_FACTORS.entrySet()) {
            String factor = entry.getKey();
            if (!cluster.exists(config.getString(entry.getValue()))) {
                wishes.put(factor, configuration.unset().contains(factor) ? 0 : (int) config.getShort(factor));
            }
        }
        return wishes;
    }

    private int awaitBrokers(int wished) throws TargetCluster.UnusableException {
        int brokers = cluster.brokers();
        int checks = 0;
        while (brokers < wished || brokers == WANTED - 1 && checks < CHECKS_FOR_A_THIRD) {
            log.warn(
                    "The target cluster has {} broker(s), {} are required; waiting for more",
                    brokers,
                    Math.max(wished, WANTED));
            if (!cluster.pause()) {
                break;
            }
            checks++;
            brokers = cluster.brokers();
        }
        return brokers;
    }
}
