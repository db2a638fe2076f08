package io.connectfargate.connect.security;

import org.apache.kafka.common.config.provider.DirectoryConfigProvider;

/** <code>${dir:path:name}</code>, a whole file below the {@link SecretFolders}. */
public final class MountedFolders extends MountedProvider {
    /** Made by Kafka. */
    public MountedFolders() {
        super(new DirectoryConfigProvider());
    }
}
