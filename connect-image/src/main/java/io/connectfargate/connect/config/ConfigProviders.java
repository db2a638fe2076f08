package io.connectfargate.connect.config;

import io.connectfargate.connect.security.OwnProviders;
import io.connectfargate.connect.security.ReadLimits;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * The providers behind references such as <code>${env:NAME}</code>, and which of them Kafka makes.
 *
 * <p>Kafka makes a provider of whatever class a client's configuration names, with the parameters next to it. A Java
 * property limits the classes for the whole process.
 */
final class ConfigProviders {
    private static final String AUTOMATIC = AbstractConfig.AUTOMATIC_CONFIG_PROVIDERS_PROPERTY;
    private static final String LIST = AbstractConfig.CONFIG_PROVIDERS_CONFIG;
    /** What the user gave to this JVM, before it is overwritten. */
    private static final String OF_USER = System.getProperty(AUTOMATIC, "");

    /** Without parameters these read everything. */
    private static final Set<String> WITHOUT_LIMITS = Set.of(
            EnvVarConfigProvider.class.getName(),
            FileConfigProvider.class.getName(),
            DirectoryConfigProvider.class.getName());

    private ConfigProviders() {}

    /**
     * Has Kafka make this image's providers and those that the worker's own configuration names, and no others.
     *
     * @param worker its properties
     */
    static void admit(Map<String, String> worker) {
        ReadLimits.fix(worker);
        System.setProperty(AUTOMATIC, String.join(",", admitted(worker, OF_USER)));
    }

    /** @param ofUser the Java property as the user set it: old ones list Kafka's own, which are not needed any more */
    static Set<String> admitted(Map<String, String> worker, String ofUser) {
        Set<String> classes =
                OwnProviders.CLASSES.values().stream().sorted().collect(Collectors.toCollection(LinkedHashSet::new));
        Stream.of(ofUser.split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty() && !name.equals("none") && !WITHOUT_LIMITS.contains(name))
                .forEach(classes::add);
        Stream.of(worker.getOrDefault(LIST, "").split(","))
                .map(name -> worker.getOrDefault(LIST + "." + name.trim() + ".class", "")
                        .trim())
                .filter(name -> !name.isEmpty())
                .forEach(classes::add);
        return classes;
    }
}
