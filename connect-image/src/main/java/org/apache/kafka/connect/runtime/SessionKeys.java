package org.apache.kafka.connect.runtime;

import java.util.Optional;
import javax.crypto.SecretKey;

/** Shows the key that the workers of a group sign with: Connect keeps it to its own package. */
public final class SessionKeys {
    private SessionKeys() {}

    /** @return empty while the group has none */
    public static Optional<SecretKey> of(Herder herder) {
        return Optional.of(herder)
                .filter(AbstractHerder.class::isInstance)
                .map(AbstractHerder.class::cast)
                .map(own -> own.configBackingStore.snapshot().sessionKey())
                .map(SessionKey::key);
    }
}
