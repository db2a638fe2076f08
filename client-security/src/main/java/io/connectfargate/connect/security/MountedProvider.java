package io.connectfargate.connect.security;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;

/** One of Kafka's providers, limited to the {@link SecretFolders}. No parameter widens that, and without any folder it reads nothing. */
abstract class MountedProvider implements ConfigProvider {
    private final ConfigProvider kafkas;
    private boolean folders;

    MountedProvider(ConfigProvider kafkas) {
        this.kafkas = kafkas;
    }

    /** @param configs ignored */
    @Override
    public void configure(Map<String, ?> configs) {
        String allowed = ReadLimits.folders();
        folders = !allowed.isEmpty();
        // Both of Kafka's providers call it that.
        kafkas.configure(Map.of(DirectoryConfigProvider.ALLOWED_PATHS_CONFIG, allowed));
    }

    @Override
    public ConfigData get(String path) {
        return folders ? kafkas.get(path) : new ConfigData(Map.of());
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        return folders ? kafkas.get(path, keys) : new ConfigData(Map.of());
    }

    @Override
    public void close() throws IOException {
        kafkas.close();
    }
}
