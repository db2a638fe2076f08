package io.connectfargate.connect.startup;

import io.connectfargate.connect.profile.TargetProfile;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what kind of cluster the target is, and makes it known to the connectors of this JVM. */
public final class TargetKind {
    private static final Logger log = LoggerFactory.getLogger(TargetKind.class);

    private TargetKind() {}

    /**
     * What the user says, else what the address or a broker shows.
     *
     * @param properties the worker's
     * @throws TargetCluster.UnusableException if the cluster no longer responds
     */
    public static TargetProfile find(
            Optional<TargetProfile> chosen, Map<String, String> properties, TargetCluster cluster)
            throws TargetCluster.UnusableException {
        String brokers = properties.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "");
        Optional<TargetProfile> byAddress = TargetProfile.of(brokers);
        String how;
        TargetProfile profile;
        if (chosen.isPresent()) {
            profile = chosen.get();
            how = "set by TARGET_PROFILE";
        } else if (byAddress.isPresent()) {
            profile = byAddress.get();
            how = "by the address in BROKERS";
        } else {
            profile = TargetProfile.of(cluster.brokerProperties());
            how = "by the configuration of a broker";
        }
        profile.publish();
        log.info("Target profile: {}, {}", profile, how);
        return profile;
    }
}
