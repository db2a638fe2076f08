package io.connectfargate.secured.iam;

import java.time.Duration;
import java.time.Instant;

/**
 * Hands out credentials, the same ones until the next rotation.
 *
 * @param seed what they are derived from; a broker that knows it authenticates their owner
 * @param rotation how often there are new ones
 * @param lifetime of each, from the rotation that made it; longer than {@code rotation}
 */
public record CredentialIssuer(String seed, Duration rotation, Duration lifetime) {
    /** Those of a role that are the newest now. */
    public SessionCredentials issue(String roleArn, Instant now) {
        long period = now.getEpochSecond() / rotation.toSeconds();
        Instant begin = Instant.ofEpochSecond(period * rotation.toSeconds());
        return SessionCredentials.issue(seed, roleArn, begin.plus(lifetime), Long.toString(period));
    }
}
