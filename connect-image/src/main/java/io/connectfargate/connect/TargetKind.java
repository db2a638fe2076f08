package io.connectfargate.connect;

import io.connectfargate.connect.profile.TargetProfile;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what kind of cluster the target is, and tells the connectors of this JVM. */
final class TargetKind {
    private static final Logger log = LoggerFactory.getLogger(TargetKind.class);

    private TargetKind() {}

    /**
     * What the user says, else what the address or a broker tells.
     *
     * @param properties the worker's
     * @throws TargetCluster.UnusableException if the cluster no longer answers
     */
    static TargetProfile find(Optional<TargetProfile> asked, Map<String, String> properties, TargetCluster cluster)
            throws TargetCluster.UnusableException {
        Optional<TargetProfile> told =
                TargetProfile.of(properties.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, ""));
        String how = "as TARGET_PROFILE says";
        TargetProfile profile;
        if (asked.isPresent()) {
            profile = asked.get();
        } else if (told.isPresent()) {
            profile = told.get();
            how = "by the address in BROKERS";
        } else {
            profile = TargetProfile.of(cluster.brokerSettings());
            how = "by the settings of a broker";
        }
        profile.tellConnectors();
        log.info("Target profile: {}, {}", profile, how);
        return profile;
    }
}
