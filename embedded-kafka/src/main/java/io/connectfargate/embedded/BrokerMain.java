package io.connectfargate.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;

/**
 * One node, broker and controller, in a process of its own: the main class of the system tests' broker image.
 *
 * <p>Read from the environment:
 *
 * <ul>
 *   <li>{@code BROKER_INTERNAL}: {@code host:port} at which other containers reach port 9092
 *   <li>{@code BROKER_EXTERNAL}: {@code host:port} at which the test reaches port 19092
 *   <li>{@code BROKER_SASL}: optional, {@code host:port} at which other containers reach port 9096 with TLS and SCRAM
 *   <li>{@code BROKER_CLUSTER_ID}: optional, Base64 of 16 bytes; one of its own if it is missing
 *   <li>{@code BROKER_PROPERTIES}: further properties, in the format of a properties file; they win
 *   <li>{@code BROKER_SCRAM}: optional, a user as {@code kafka-storage format --add-scram} takes it
 * </ul>
 */
public final class BrokerMain {
    private BrokerMain() {}

    /** Runs until SIGTERM. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        Path directory = Files.createTempDirectory("broker-");
        Map<String, String> config = config(environment, directory.resolve("data"));
        String scram = environment.getOrDefault("BROKER_SCRAM", "");
        List<String> users = scram.isEmpty() ? List.of() : List.of("--add-scram", scram);
        String id =
                environment.getOrDefault("BROKER_CLUSTER_ID", Uuid.randomUuid().toString());
        StorageFormat.format(id, config, directory.resolve("server.properties"), users);
        KafkaRaftServer node = new KafkaRaftServer(new KafkaConfig(config), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(node::shutdown, "shutdown"));
        node.startup();
        node.awaitShutdown();
    }

    static Map<String, String> config(Map<String, String> environment, Path data) throws IOException {
        Map<String, String> config = new HashMap<>(NodeConfig.replication(1));
        config.put("process.roles", "broker,controller");
        config.put("node.id", "1");
        config.put("controller.quorum.voters", "1@localhost:9093");
        config.put("controller.listener.names", "CONTROLLER");
        config.put("inter.broker.listener.name", "INTERNAL");
        config.put(
                "listener.security.protocol.map",
                "INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL:SASL_SSL");
        config.put("listeners", "INTERNAL://:9092,EXTERNAL://:19092,CONTROLLER://localhost:9093");
        config.put(
                "advertised.listeners",
                "INTERNAL://" + environment.get("BROKER_INTERNAL") + ",EXTERNAL://"
                        + environment.get("BROKER_EXTERNAL"));
        if (environment.containsKey("BROKER_SASL")) {
            config.merge("listeners", ",SASL://:9096", String::concat);
            config.merge("advertised.listeners", ",SASL://" + environment.get("BROKER_SASL"), String::concat);
            config.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
            config.put(
                    "listener.name.sasl.scram-sha-512.sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        }
        config.put("log.dirs", data.toString());
        Properties further = new Properties();
        further.load(new StringReader(environment.getOrDefault("BROKER_PROPERTIES", "")));
        config.putAll(Utils.propsToStringMap(further));
        return config;
    }
}
