package io.connectfargate.connect.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.mirror.MirrorCheckpointConnector;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConnector;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.apache.kafka.connect.runtime.SinkConnectorConfig;
import org.apache.kafka.connect.runtime.SourceConnectorConfig;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The types of a configuration's keys, as Kafka and the plugins that it names define them. Thread-safe. */
public final class KeyTypes {
    private static final Logger log = LoggerFactory.getLogger(KeyTypes.class);
    private static final Map<String, ConfigDef.Type> OF_KAFKA = ofKafka();
    /** A key that names the class of a plugin. */
    private static final Pattern PLUGIN = Pattern.compile(
            "(connector\\.class|((?:key|value|header)\\.converter)|((?:transforms|predicates)\\.[^.]+)\\.type)");

    private final ClassLoader plugins;

    /** @param plugins finds what the user added to the plugin path */
    public KeyTypes(ClassLoader plugins) {
        this.plugins = plugins;
    }

    /**
     * The type of a key; empty if neither Kafka nor a plugin defines it.
     *
     * @param config which names the plugins
     */
    Optional<ConfigDef.Type> of(String key, Map<String, String> config) {
        ConfigDef.Type type = ofPlugins(config).get(key);
        for (String rest = key; type == null && rest != null; rest = withoutFirstWord(rest)) {
            type = OF_KAFKA.get(rest);
        }
        return Optional.ofNullable(type);
    }

    /** The keys that a plugin defines; none if it cannot be made. */
    public Set<String> defined(String type) {
        return definition(type).keySet();
    }

    private static String withoutFirstWord(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? null : key.substring(dot + 1);
    }

    private Map<String, ConfigDef.Type> ofPlugins(Map<String, String> config) {
        Map<String, ConfigDef.Type> types = new HashMap<>();
        config.forEach((key, name) -> {
            Matcher plugin = PLUGIN.matcher(key);
            if (plugin.matches() && name != null) {
                String owner = plugin.group(2) == null ? plugin.group(3) : plugin.group(2);
                String prefix = owner == null ? "" : owner + ".";
                definition(name).forEach((property, type) -> types.put(prefix + property, type));
            }
        });
        return types;
    }

    /** Connect itself says what is wrong with a class that cannot be used. */
    private Map<String, ConfigDef.Type> definition(String name) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(plugins);
        try {
            Class<?> type = Class.forName(name, false, plugins);
            boolean plugin = List.of(
                            Connector.class,
                            Converter.class,
                            HeaderConverter.class,
                            Transformation.class,
                            Predicate.class)
                    .stream()
                    .anyMatch(kind -> kind.isAssignableFrom(type));
            return plugin ? types(definition(type.getDeclaredConstructor().newInstance())) : Map.of();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            log.debug("{} defines no keys", name, e);
            return Map.of();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static ConfigDef definition(Object plugin) {
        if (plugin instanceof Connector connector) {
            return connector.config();
        }
        if (plugin instanceof HeaderConverter converter) {
            return converter.config();
        }
        if (plugin instanceof Converter converter) {
            return converter.config();
        }
        return plugin instanceof Transformation<?> transformation
                ? transformation.config()
                : ((Predicate<?>) plugin).config();
    }

    private static Map<String, ConfigDef.Type> ofKafka() {
        Map<String, ConfigDef.Type> types = new HashMap<>();
        List.of(
                        SourceConnectorConfig.configDef(),
                        SinkConnectorConfig.configDef(),
                        new MirrorSourceConnector().config(),
                        new MirrorCheckpointConnector().config(),
                        new MirrorHeartbeatConnector().config(),
                        AdminClientConfig.configDef(),
                        ConsumerConfig.configDef(),
                        ProducerConfig.configDef())
                .forEach(definition -> types.putAll(types(definition)));
        return types;
    }

    private static Map<String, ConfigDef.Type> types(ConfigDef definition) {
        Map<String, ConfigDef.Type> types = new HashMap<>();
        if (definition != null) {
            definition.configKeys().forEach((name, key) -> types.put(name, key.type));
        }
        return types;
    }
}
