package io.connectfargate.connect.config;

import io.connectfargate.connect.plugin.WorkerClasses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka's own check of the worker's properties, reported in terms of what the user set. */
final class WorkerValidation {
    private static final Logger log = LoggerFactory.getLogger(WorkerValidation.class);
    /** How Kafka's ConfigException words it; of a secret it holds no value. */
    private static final Pattern MESSAGE =
            Pattern.compile("Invalid value (.*?) for configuration ([a-z0-9._-]+)(?:: (.*))?", Pattern.DOTALL);

    private static final Map<String, ConfigDef> CLIENTS = Map.of(
            "admin.", AdminClientConfig.configDef(),
            "consumer.", ConsumerConfig.configDef(),
            "producer.", ProducerConfig.configDef());

    private final Set<String> variables;
    private final Set<String> file;
    private final ConfigurationErrors errors;

    /**
     * @param variables the properties that came from {@code CONNECT_*}
     * @param file the properties that came from the properties file
     */
    WorkerValidation(Set<String> variables, Set<String> file, ConfigurationErrors errors) {
        this.variables = variables;
        this.file = file;
        this.errors = errors;
    }

    /** Kafka stops at the first bad value, so that value is removed and the rest checked again. */
    void check(Map<String, String> properties, KnownProperties known) {
        file.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> log.warn(
                        "{} in the properties file is not a worker property{}; it is passed on to plugins",
                        name,
                        known.nearest(name)
                                .map(nearest -> " (the nearest is " + nearest + ")")
                                .orElse("")));
        Map<String, String> rest = new HashMap<>(properties);
        // Required, and reported already where they are missing.
        rest.put("bootstrap.servers", "localhost:9092");
        rest.put("group.id", "any");
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (WorkerClasses classes = new WorkerClasses(properties.get("plugin.path"))) {
            Thread.currentThread().setContextClassLoader(classes);
            checkClasses(rest, known, classes);
            checkClients(rest);
            boolean checking = true;
            while (checking) {
                checking = removeFirstBad(rest);
            }
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
        }
    }

    /** Kafka misses the classes of a list only when a task makes its client. What is missing is removed. */
    private void checkClasses(Map<String, String> rest, KnownProperties known, WorkerClasses classes) {
        Stream.concat(variables.stream(), file.stream())
                .filter(known::holdsClasses)
                .filter(name -> !rest.getOrDefault(name, "${").contains("${"))
                .distinct()
                .sorted()
                .forEach(name -> {
                    List<String> missing = Stream.of(rest.get(name).split(","))
                            .map(String::trim)
                            .filter(part -> !part.isEmpty() && !classes.contains(part))
                            .toList();
                    if (!missing.isEmpty()) {
                        tellMissing(name, missing, isUsed(name, rest));
                        // With the copies that ClientSecurity made of it.
                        CLIENTS.keySet().forEach(client -> rest.remove(client + name, rest.get(name)));
                        takeAway(name, rest);
                    }
                });
    }

    private void tellMissing(String name, List<String> missing, boolean used) {
        String found = "names " + String.join(" and ", missing) + ", which is not in this image";
        String expected = "a class of the image, or of a jar in a folder of its own below " + Defaults.PLUGINS
                + "; or leave it out";
        if (used) {
            errors.add(label(name), found, expected);
        } else {
            log.warn("{} {}. Expected: {}.", label(name), found, expected);
        }
    }

    /** Without exactly-once no source connector's task makes these clients: such a worker did run. */
    private static boolean isUsed(String name, Map<String, String> properties) {
        return !name.matches("(consumer|admin)\\..*")
                || "enabled".equalsIgnoreCase(properties.get("exactly.once.source.support"));
    }

    /** Kafka has no defaults of its own for some that are required: without them it would complain of that next. */
    private static void takeAway(String name, Map<String, String> rest) {
        String ours = Defaults.of("any").get(name);
        if (ours == null || ours.equals(rest.get(name))) {
            rest.remove(name);
        } else {
            rest.put(name, ours);
        }
    }

    /** Kafka checks these only when a connector's task creates its client. */
    private void checkClients(Map<String, String> properties) {
        CLIENTS.forEach((prefix, definition) -> {
            Map<String, String> own = new HashMap<>();
            properties.forEach((name, value) -> {
                boolean spread =
                        name.startsWith(prefix) && value.equals(properties.get(name.substring(prefix.length())));
                if (name.startsWith(prefix) && !spread && !value.contains("${")) {
                    own.put(name.substring(prefix.length()), value);
                }
            });
            definition.validate(own).stream()
                    .filter(value -> own.containsKey(value.name())
                            && !value.errorMessages().isEmpty())
                    .forEach(value -> errors.add(
                            label(prefix + value.name()),
                            "has an invalid value",
                            "a value that Kafka documents for " + value.name()));
        });
    }

    private boolean removeFirstBad(Map<String, String> rest) {
        try {
            new DistributedConfig(rest);
            return false;
        } catch (ConfigException e) {
            Matcher matcher = MESSAGE.matcher(e.getMessage());
            if (matcher.matches() && rest.containsKey(matcher.group(2))) {
                String name = matcher.group(2);
                takeAway(name, rest);
                String reason = matcher.group(3) == null ? "" : " (" + matcher.group(3) + ")";
                errors.add(
                        label(name),
                        "is '" + matcher.group(1) + "', which Kafka rejects" + reason,
                        "a value that Kafka documents for " + name);
                return true;
            }
            errors.add("The worker configuration", "is invalid", e.getMessage());
            return false;
        }
    }

    private String label(String property) {
        if (variables.contains(property)) {
            return Variables.ofProperty(property);
        }
        return file.contains(property) ? property + " (properties file)" : property;
    }
}
