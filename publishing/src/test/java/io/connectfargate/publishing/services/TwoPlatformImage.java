package io.connectfargate.publishing.services;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A small image for linux/amd64 and linux/arm64 behind one index, pushed by the registry's own interface. */
public final class TwoPlatformImage {
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";

    private final Registry registry;
    private final String repository;

    private TwoPlatformImage(Registry registry, String repository) {
        this.registry = registry;
        this.repository = repository;
    }

    /** Pushes it under the tag base. */
    public static void push(Registry registry, String repository) throws IOException, InterruptedException {
        TwoPlatformImage image = new TwoPlatformImage(registry, repository);
        StringBuilder manifests = new StringBuilder();
        for (String architecture : List.of("amd64", "arm64")) {
            byte[] manifest = image.manifest(architecture);
            image.putManifest(digest(manifest), MANIFEST, manifest);
            manifests.append(manifests.isEmpty() ? "" : ",").append("""
                    {"mediaType": "%s", "size": %d, "digest": "%s", "platform": {"architecture": "%s", "os": "linux"}}""".formatted(
                            MANIFEST, manifest.length, digest(manifest), architecture));
        }
        image.putManifest("base", INDEX, utf8("""
                {"schemaVersion": 2, "mediaType": "%s", "manifests": [%s]}""".formatted(INDEX, manifests)));
    }

    private byte[] manifest(String architecture) throws IOException, InterruptedException {
        byte[] tar = new byte[10 * 1024]; // zeros only: an archive without entries
        ByteArrayOutputStream layer = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(layer)) {
            gzip.write(tar);
        }
        byte[] config = utf8("""
                {"architecture": "%s", "os": "linux", "config": {}, "rootfs": {"type": "layers", "diff_ids": ["%s"]}}""".formatted(architecture, digest(tar)));
        putBlob(layer.toByteArray());
        putBlob(config);
        return utf8("""
                {"schemaVersion": 2, "mediaType": "%s",
                 "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": %d, "digest": "%s"},
                 "layers": [{"mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "size": %d, "digest": "%s"}]}""".formatted(MANIFEST, config.length, digest(config), layer.size(), digest(layer.toByteArray())));
    }

    private void putBlob(byte[] content) throws IOException, InterruptedException {
        String upload = send(registry.request("/v2/" + repository + "/blobs/uploads/")
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        send(registry.request(upload + "&digest=" + digest(content))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    private void putManifest(String reference, String type, byte[] content) throws IOException, InterruptedException {
        send(registry.request("/v2/" + repository + "/manifests/" + reference)
                .header("Content-Type", type)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = registry.send(request);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response + ": " + response.body());
        }
        return response;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
