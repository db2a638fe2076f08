package io.connectfargate.connect.security;

import org.apache.kafka.common.config.provider.FileConfigProvider;

/** <code>${file:path:key}</code>, a line of a properties file below the {@link SecretFolders}. */
public final class MountedFiles extends MountedProvider {
    /** Made by Kafka. */
    public MountedFiles() {
        super(new FileConfigProvider());
    }
}
