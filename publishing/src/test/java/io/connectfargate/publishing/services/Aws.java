package io.connectfargate.publishing.services;

import io.connectfargate.testsupport.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** An emulator of AWS's API on loopback, with TLS. */
public final class Aws implements AutoCloseable {
    private final Process process;
    private final int port;

    /** Starts it, and waits until it answers. */
    public Aws(Path folder, KeyPair keys, String account) throws IOException {
        port = FreePorts.take();
        File log = folder.resolve("moto.log").toFile();
        ProcessBuilder builder = new ProcessBuilder(
                        "env", // looks for it by the PATH set below
                        "moto_server",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--ssl-cert",
                        keys.certificate().toString(),
                        "--ssl-key",
                        keys.key().toString())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("MOTO_ACCOUNT_ID", account);
        builder.environment().put("PATH", AwsTools.path());
        process = builder.start();
        Awaitility.await("moto_server, see " + log)
                .atMost(Duration.ofMinutes(1))
                .until(this::answers);
    }

    public int port() {
        return port;
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("moto_server exited");
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
