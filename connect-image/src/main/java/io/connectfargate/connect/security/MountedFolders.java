package io.connectfargate.connect.security;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;

/**
 * Kafka's provider for <code>${dir:path:name}</code>, a whole file, limited to the {@link SecretFolders}. No parameter widens
 * that, and without any folder nothing is read.
 */
public final class MountedFolders extends DirectoryConfigProvider {
    private boolean folders;

    /** @param configs ignored */
    @Override
    public void configure(Map<String, ?> configs) {
        String allowed = ReadLimits.folders();
        folders = !allowed.isEmpty();
        super.configure(Map.of(ALLOWED_PATHS_CONFIG, allowed));
    }

    @Override
    public ConfigData get(String path) {
        return folders ? super.get(path) : new ConfigData(Map.of());
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        return folders ? super.get(path, keys) : new ConfigData(Map.of());
    }
}
