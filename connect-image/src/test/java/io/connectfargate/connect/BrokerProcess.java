package io.connectfargate.connect;

import io.connectfargate.client.WorkerJvm;
import io.connectfargate.embedded.BrokerMain;
import io.connectfargate.testsupport.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;

/** A broker in a process of its own, which can stop responding, be killed, and come back with its data. */
public final class BrokerProcess implements AutoCloseable {
    private final List<Integer> ports;
    private final Path directory;
    private Process process;

    /** The same after a restart: a broker accepts no data of another cluster. */
    private final String clusterId = Uuid.randomUuid().toString();

    private BrokerProcess(Path directory) throws IOException {
        this.directory = directory;
        this.ports = FreePorts.take(2);
    }

    /** Does not wait for it: clients do. */
    public static BrokerProcess start(Path directory) throws IOException {
        BrokerProcess broker = new BrokerProcess(directory);
        broker.restart();
        return broker;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + ports.get(0);
    }

    /** Keeps its connections and answers nothing, as behind a network that drops packets. */
    public void fallSilent() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** After {@link #fallSilent}. */
    public void goOn() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-CONT", Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** With the data that it had. */
    void restart() throws IOException {
        Files.createDirectories(directory);
        ProcessBuilder builder = new ProcessBuilder(
                WorkerJvm.java(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName());
        builder.environment().clear();
        builder.environment().put("BROKER_CLUSTER_ID", clusterId);
        builder.environment()
                .put("BROKER_PROPERTIES", """
                listeners=INTERNAL://127.0.0.1:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=INTERNAL://127.0.0.1:%1$d
                controller.quorum.voters=1@localhost:%2$d
                log.dirs=%3$s
                log.cleaner.dedupe.buffer.size=4194304
                """.formatted(ports.get(0), ports.get(1), directory.resolve("data")));
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("broker.log").toFile()))
                .start();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
