package io.connectfargate.connect;

import static org.awaitility.Awaitility.await;

import io.connectfargate.secured.Identity;
import io.connectfargate.testsupport.FreePorts;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 server on loopback that checks signatures. */
public final class S3Server implements AutoCloseable {
    static final String ACCESS_KEY = "test-access-key";
    static final String SECRET_KEY = "test-secret-key";

    private final Process process;
    private final URI endpoint;
    private final URI forWorkers;

    private S3Server(Process process, URI endpoint, URI forWorkers) {
        this.process = process;
        this.endpoint = endpoint;
        this.forWorkers = forWorkers;
    }

    public static S3Server start(Path directory) throws IOException {
        return start(directory, "");
    }

    /** One that workers find at an address with TLS, with a certificate for {@code 127.0.0.1}. */
    static S3Server start(Path directory, Identity identity) throws IOException, GeneralSecurityException {
        int port = FreePorts.take();
        Path keys = Material.pkcs12(identity, directory.resolve("s3.p12"));
        S3Server server = start(directory, """
                s3proxy.secure-endpoint=https://127.0.0.1:%d
                s3proxy.keystore-path=%s
                s3proxy.keystore-password=%s
                """.formatted(port, keys, Material.PASSWORD.replace("\\", "\\\\")));
        return new S3Server(server.process, server.endpoint, URI.create("https://127.0.0.1:" + port));
    }

    private static S3Server start(Path directory, String further) throws IOException {
        int port = FreePorts.take();
        Files.createDirectories(directory.resolve("data"));
        Path properties = Files.writeString(directory.resolve("s3proxy.conf"), """
                %ss3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(
                        further, port, ACCESS_KEY, SECRET_KEY, directory.resolve("data")));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        SourceTree.find()
                                .workerImage()
                                .resolve("s3-server/s3proxy.jar")
                                .toString(),
                        "--properties",
                        properties.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("s3proxy.log").toFile())
                .start();
        await().atMost(Duration.ofMinutes(2)).until(() -> answers(port));
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        return new S3Server(process, endpoint, endpoint);
    }

    /** What a process needs to read from here with the AWS SDK's own configuration. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_S3",
                forWorkers.toString(),
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET_KEY);
    }

    public void put(String bucket, String key, byte[] content) {
        try (S3Client client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build()) {
            if (client.listBuckets().buckets().stream()
                    .noneMatch(known -> known.name().equals(bucket))) {
                client.createBucket(request -> request.bucket(bucket));
            }
            client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
