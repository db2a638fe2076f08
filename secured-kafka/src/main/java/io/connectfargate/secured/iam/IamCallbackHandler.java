package io.connectfargate.secured.iam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who connects: whose signature is good, and whose policies allow {@code kafka-cluster:Connect}. */
public final class IamCallbackHandler implements AuthenticateCallbackHandler {
    private static final Logger LOG = LoggerFactory.getLogger(IamCallbackHandler.class);

    private String seed;
    private ClusterArn cluster;
    private AttachedPolicies policies;

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
        seed = (String) entries.get(0).getOptions().get("seed");
        cluster = PolicyAuthorizer.cluster(configs);
        policies = PolicyAuthorizer.policies(configs);
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (!(callback instanceof SignedMessageCallback signed)) {
                throw new UnsupportedCallbackException(callback);
            }
            try {
                signed.accept(decide(signed.message()));
            } catch (RefusedException e) {
                LOG.warn("[{}]: rejected, because {}", signed.requestId(), e.getMessage());
            }
        }
    }

    @Override
    public void close() {}

    private SessionCredentials decide(byte[] message) throws RefusedException {
        SessionCredentials caller = ConnectSignature.parse(message).verify(seed, cluster.region(), Instant.now());
        if (!policies.of(caller.roleArn()).allows(ConnectSignature.ACTION, cluster.value())) {
            throw new RefusedException(
                    caller.roleArn() + " is not allowed " + ConnectSignature.ACTION + " on " + cluster.value());
        }
        return caller;
    }
}
