package io.connectfargate.embedded;

import io.connectfargate.testsupport.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;

/**
 * A broker of another version in a JVM of its own, with data in a temporary folder that {@link #close()} deletes. Not thread-safe.
 */
public final class OtherKafka implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String STORAGE_TOOL = "kafka.tools.StorageTool";
    private static final String BROKER = "kafka.Kafka";
    private static final String ZOOKEEPER = "org.apache.zookeeper.server.quorum.QuorumPeerMain";

    private final String classPath;
    private final Path directory;
    private final List<Integer> ports;
    private final List<Process> processes = new ArrayList<>();

    private OtherKafka(Path classPath) throws IOException {
        this.classPath = Files.readString(classPath).trim();
        this.directory = Files.createTempDirectory("other-kafka-");
        this.ports = FreePorts.take(2);
    }

    /**
     * Starts a broker that is its own controller, from 3.3 on, and returns when it answers.
     *
     * @param classPath the file that holds the class path
     * @throws IllegalStateException if it does not start, with what it logged
     */
    public static OtherKafka startKRaft(Path classPath) {
        return start(classPath, kafka -> {
            Path file = kafka.write(
                    "server",
                    NodeConfig.of(1, List.of(kafka.ports.get(1), kafka.ports.get(0)), kafka.directory.resolve("data")));
            String id = Uuid.randomUuid().toString();
            kafka.run(STORAGE_TOOL, "format", "-t", id, "-c", file.toString()).waitFor();
            kafka.run(BROKER, file.toString());
        });
    }

    /**
     * Starts ZooKeeper and a broker, up to 3.9, and returns when the broker answers.
     *
     * @param classPath the file that holds the class path
     * @throws IllegalStateException if it does not start, with what it logged
     */
    public static OtherKafka startZooKeeper(Path classPath) {
        return startZooKeeper(classPath, Map.of());
    }

    /**
     * As {@link #startZooKeeper(Path)}.
     *
     * @param properties broker properties that win over the defaults
     */
    public static OtherKafka startZooKeeper(Path classPath, Map<String, String> properties) {
        return start(classPath, kafka -> {
            String data = kafka.directory.resolve("zookeeper-data").toString();
            String port = Integer.toString(kafka.ports.get(1));
            Path file = kafka.write(
                    "zookeeper",
                    Map.of(
                            "dataDir",
                            data,
                            "clientPort",
                            port,
                            "clientPortAddress",
                            "127.0.0.1",
                            "tickTime",
                            "2000",
                            "admin.enableServer",
                            "false"));
            kafka.run(ZOOKEEPER, file.toString());
            Map<String, String> config = new HashMap<>(NodeConfig.replication(1));
            config.put("broker.id", "1");
            config.put("listeners", "PLAINTEXT://" + kafka.bootstrapServers());
            config.put("log.dirs", kafka.directory.resolve("data").toString());
            config.put("log.cleaner.dedupe.buffer.size", "4194304");
            config.put("zookeeper.connect", "127.0.0.1:" + port);
            config.put("zookeeper.connection.timeout.ms", Long.toString(LIMIT.toMillis()));
            config.putAll(properties);
            kafka.run(BROKER, kafka.write("server", config).toString());
        });
    }

    /** Its address, as {@code bootstrap.servers} wants it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.get(0);
    }

    /** Kills its processes and deletes their data. */
    @Override
    public void close() {
        try {
            for (Process process : processes) {
                process.destroyForcibly().waitFor();
            }
            Utils.delete(directory.toFile());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }

    private interface Start {
        void with(OtherKafka kafka) throws IOException, InterruptedException;
    }

    private static OtherKafka start(Path classPath, Start start) {
        OtherKafka kafka = null;
        try {
            kafka = new OtherKafka(classPath);
            start.with(kafka);
            kafka.awaitAnswer();
            return kafka;
        } catch (IOException | InterruptedException | ExecutionException e) {
            String log = kafka == null ? "" : kafka.log();
            if (kafka != null) {
                kafka.close();
            }
            throw new IllegalStateException("The broker of " + classPath + " did not start: " + e + "\n" + log, e);
        }
    }

    private void awaitAnswer() throws InterruptedException, ExecutionException, IOException {
        int limit = Math.toIntExact(LIMIT.toMillis());
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                limit,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200);
        // The client asks again until the broker is there.
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get();
        }
        if (!processes.get(processes.size() - 1).isAlive()) {
            throw new IOException("It has ended");
        }
    }

    private Path write(String name, Map<String, String> config) throws IOException {
        Properties properties = new Properties();
        properties.putAll(config);
        Path file = directory.resolve(name + ".properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    private Process run(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                "-cp",
                classPath,
                main));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                .start();
        processes.add(process);
        // A test run that is interrupted leaves no broker behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-of-" + process.pid()));
        return process;
    }

    private String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path logFile() {
        return directory.resolve("log");
    }
}
