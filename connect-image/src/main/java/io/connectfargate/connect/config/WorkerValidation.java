package io.connectfargate.connect.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka's own check of the worker's properties, told in terms of what the user set. */
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
    private final Problems problems;

    /**
     * @param variables the properties that came from {@code CONNECT_*}
     * @param file the properties that came from the properties file
     */
    WorkerValidation(Set<String> variables, Set<String> file, Problems problems) {
        this.variables = variables;
        this.file = file;
        this.problems = problems;
    }

    /** Kafka stops at the first bad value, so that value is taken away and the rest checked again. */
    void check(Map<String, String> properties, KnownProperties known) {
        file.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> log.warn(
                        "{} in the properties file is no worker property (the nearest is {}); it is passed on for plugins",
                        name,
                        known.nearest(name)));
        checkClients(properties);
        Map<String, String> rest = new HashMap<>(properties);
        // Required, and reported already where they are missing.
        rest.put("bootstrap.servers", "localhost:9092");
        rest.put("group.id", "any");
        boolean checking = true;
        while (checking) {
            checking = removeFirstBad(rest);
        }
    }

    /** Kafka looks at these only when a connector's task makes its client. */
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
                    .forEach(value -> problems.add(
                            label(prefix + value.name()),
                            "has a value that Kafka refuses",
                            "a value as Kafka documents it for " + value.name()));
        });
    }

    private boolean removeFirstBad(Map<String, String> rest) {
        try {
            new DistributedConfig(rest);
            return false;
        } catch (ConfigException e) {
            Matcher matcher = MESSAGE.matcher(e.getMessage());
            if (matcher.matches() && rest.remove(matcher.group(2)) != null) {
                String name = matcher.group(2);
                String reason = matcher.group(3) == null ? "" : " (" + matcher.group(3) + ")";
                problems.add(
                        label(name),
                        "is '" + matcher.group(1) + "', which Kafka refuses" + reason,
                        "a value as Kafka documents it for " + name);
                return true;
            }
            problems.add("The worker configuration", "is refused", e.getMessage());
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
