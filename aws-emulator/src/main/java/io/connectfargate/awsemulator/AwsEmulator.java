package io.connectfargate.awsemulator;

import static org.awaitility.Awaitility.await;

import io.connectfargate.testsupport.FreePorts;
import io.connectfargate.testsupport.Program;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * An AWS on loopback: moto, with patches for what it lacks of the services that this product runs on. It has one account,
 * {@link #ACCOUNT}, accepts every key, and begins with a default VPC of public subnets, as a new account does.
 *
 * <p>What it never proves: IAM is not enforced, names do not resolve, and whatever takes minutes on AWS is ready at once.
 */
public final class AwsEmulator implements AutoCloseable {
    /** The number of its only account. */
    public static final String ACCOUNT = "012345678910";

    /** The region in {@link #environment()}; the others exist as well. */
    public static final String REGION = "us-east-1";

    private static final Path PROGRAM = SourceTree.find().home().resolve("aws-emulator/src/main/python");
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final WarmCli cli;
    private final Process process;
    private final Path log;
    private final String protocol;
    private final int port;

    /** @param arguments of moto's server, in addition to host and port */
    AwsEmulator(Path folder, String protocol, List<String> arguments) throws IOException {
        this.protocol = protocol;
        cli = new WarmCli();
        port = FreePorts.take();
        log = folder.resolve("aws-emulator.log");
        List<String> command = new ArrayList<>(List.of(AwsTools.python(), PROGRAM.toString()));
        command.addAll(List.of("--host", "127.0.0.1", "--port", String.valueOf(port)));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment()); // for the functions of custom resources, which run in it
        builder.environment()
                .putAll(Map.of(
                        "MOTO_ACCOUNT_ID",
                        ACCOUNT,
                        "MOTO_IAM_LOAD_MANAGED_POLICIES",
                        "true",
                        "PYTHONDONTWRITEBYTECODE",
                        "1"));
        process = builder.start();
        awaitStart();
    }

    /**
     * Starts it with plain HTTP, and waits until it accepts requests.
     *
     * @param folder where its log {@code aws-emulator.log} is written
     * @throws IllegalStateException if it ends or is not ready in five minutes, with its log
     */
    public static AwsEmulator start(Path folder) throws IOException {
        return new AwsEmulator(folder, "http", List.of());
    }

    /** The same, whose CloudFormation also creates MSK clusters and custom resources; this takes some seconds longer. */
    public static AwsEmulator startWithStacks(Path folder) throws IOException {
        return new AwsEmulator(folder, "http", List.of("--with-stacks"));
    }

    /**
     * Starts it with TLS only.
     *
     * @param folder where its log is written
     * @param certificate PEM, which clients have to trust
     * @param key its private key, PEM
     */
    public static AwsEmulator startWithTls(Path folder, Path certificate, Path key) throws IOException {
        return new AwsEmulator(
                folder, "https", List.of("--ssl-cert", certificate.toString(), "--ssl-key", key.toString()));
    }

    /** On 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Its address, as clients read it from {@code AWS_ENDPOINT_URL}. */
    public URI endpoint() {
        return URI.create(protocol + "://127.0.0.1:" + port);
    }

    /** What the AWS CLI, an SDK or Terraform needs to use it instead of AWS: address, some key, region, and a PATH with the CLI. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                "AKIAEXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                "not-a-secret",
                "AWS_DEFAULT_REGION",
                REGION,
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "PATH",
                cli.bin() + ":" + AwsTools.path());
    }

    /**
     * Calls the AWS CLI with {@link #environment()}, to its end.
     *
     * @return exit code and output, in JSON unless the arguments say otherwise
     */
    public Program aws(String... arguments) {
        List<String> command = new ArrayList<>(List.of("aws", "--output", "json"));
        command.addAll(List.of(arguments));
        return Program.run(PROGRAM, command, environment());
    }

    /**
     * Removes everything that was created, but not the default VPC. Not with TLS.
     *
     * @throws IllegalStateException if it rejects the request
     */
    public void reset() throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(endpoint().resolve("/moto-api/reset"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
    }

    private void awaitStart() throws IOException {
        try {
            await().atMost(LONGEST_START)
                    .failFast("it has ended", () -> !process.isAlive())
                    .until(this::isListening);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            close();
            throw new IllegalStateException("The AWS emulator is not ready: " + Files.readString(log), e);
        }
    }

    private boolean isListening() {
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
        cli.close();
    }
}
