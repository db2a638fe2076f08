package io.connectfargate.publishing.services;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.publishing.programs.Run;
import io.connectfargate.testsupport.FreePorts;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Debian's registry on loopback, with TLS and one user. */
public final class Registry implements AutoCloseable {
    private static final Path PACKAGES = Path.of(System.getProperty("build.dir"), "registry");
    private static final String MANIFESTS = "application/vnd.docker.distribution.manifest.v2+json,"
            + "application/vnd.docker.distribution.manifest.list.v2+json,application/vnd.oci.image.index.v1+json";

    private final Path folder;
    private final int port;
    private final String authorization;
    private final HttpClient http;
    private Process process;

    public Registry(Path folder, KeyPair keys, String user, String password)
            throws IOException, GeneralSecurityException {
        Run.expectSuccess(
                folder,
                System.getProperty("root.dir") + "/publishing/src/test/scripts/fetch-registry.sh",
                PACKAGES.toString());
        this.folder = folder;
        port = FreePorts.take();
        authorization = basic(user, password);
        http = HttpClient.newBuilder().sslContext(keys.sslContext()).build();
        // The lowest cost there is: the registry checks the password at each request.
        String hash = BCrypt.withDefaults().hashToString(4, password.toCharArray());
        Files.writeString(folder.resolve("htpasswd"), user + ":" + hash + "\n");
        Files.writeString(folder.resolve("registry.yml"), """
                version: 0.1
                log: {level: warn, accesslog: {disabled: true}}
                storage: {filesystem: {rootdirectory: %1$s/data}, delete: {enabled: true}}
                http: {addr: "127.0.0.1:%2$d", tls: {certificate: %3$s, key: %4$s}}
                auth: {htpasswd: {realm: test, path: %1$s/htpasswd}}
                """.formatted(folder, port, keys.certificate(), keys.key()));
        start();
    }

    /** The folder of Amazon's Docker credential helper, which comes with it. */
    public static Path helperFolder() {
        return PACKAGES.resolve("usr/bin");
    }

    public void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        PACKAGES.resolve("usr/bin/docker-registry").toString(), "serve", folder + "/registry.yml")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("registry.log").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("REGISTRY_")); // it reads them as properties
        process = builder.start();
        Awaitility.await("registry " + folder).atMost(Duration.ofMinutes(2)).until(this::answers);
    }

    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** How many layers, configurations and manifests have arrived as a whole. */
    public long blobs() {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(file -> file.endsWith("data") && file.toString().contains("/blobs/sha256/"))
                    .count();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // missing yet, or moved while it was read
        }
    }

    public int port() {
        return port;
    }

    /** host:port, by which it is reached without a proxy. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** The tags of a repository, none if there is no repository. */
    public List<String> tags(String repository) throws IOException, InterruptedException {
        JsonNode tags = new ObjectMapper()
                .readTree(get("/v2/" + repository + "/tags/list").body())
                .path("tags");
        return tags.valueStream().map(JsonNode::asText).toList();
    }

    public String digest(String repository, String tag) throws IOException, InterruptedException {
        return get("/v2/" + repository + "/manifests/" + tag)
                .headers()
                .firstValue("Docker-Content-Digest")
                .orElseThrow();
    }

    public JsonNode manifest(String repository, String reference) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(get("/v2/" + repository + "/manifests/" + reference).body());
    }

    /** The layers of an image, as they are stored and sent. */
    public long compressedBytes(String repository, String reference) throws IOException, InterruptedException {
        return manifest(repository, reference)
                .path("layers")
                .valueStream()
                .mapToLong(layer -> layer.path("size").asLong())
                .sum();
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).header("Accept", MANIFESTS).GET());
    }

    public HttpRequest.Builder request(String path) {
        URI uri = path.startsWith("https:") ? URI.create(path) : URI.create("https://" + address() + path);
        return HttpRequest.newBuilder(uri).header("Authorization", authorization);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Docker's configuration file with the login for this registry. */
    public String dockerConfiguration() throws IOException {
        Map<String, ?> login = Map.of("auth", authorization.substring("Basic ".length()));
        return new ObjectMapper().writeValueAsString(Map.of("auths", Map.of(address(), login)));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The registry exited, see " + folder + "/registry.log");
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
