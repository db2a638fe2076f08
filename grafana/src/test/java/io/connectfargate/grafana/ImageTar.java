package io.connectfargate.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * The image that Jib wrote, with its base.
 *
 * @param container how the container starts
 * @param files all files, those of later layers over those of earlier ones
 * @param contents the text of those that this module puts there
 */
record ImageTar(JsonNode container, Map<String, TarArchiveEntry> files, Map<String, String> contents) {
    static ImageTar read(Path path) throws IOException {
        try (TarFile tar = new TarFile(path)) {
            JsonNode manifest = json(tar, "manifest.json").get(0);
            JsonNode config = json(tar, manifest.path("Config").asText());
            ImageTar image = new ImageTar(config.path("config"), new LinkedHashMap<>(), new HashMap<>());
            for (JsonNode layer : manifest.path("Layers")) {
                try (InputStream bytes = new GZIPInputStream(stream(tar, layer.asText()))) {
                    image.add(new TarArchiveInputStream(bytes));
                }
            }
            return image;
        }
    }

    Stream<String> names() {
        return files.keySet().stream();
    }

    String text(String file) {
        return contents.get(file);
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        container.path("Env").forEach(variable -> {
            String[] parts = variable.asText().split("=", 2);
            environment.put(parts[0], parts[1]);
        });
        return environment;
    }

    private void add(TarArchiveInputStream layer) throws IOException {
        for (TarArchiveEntry entry = layer.getNextEntry(); entry != null; entry = layer.getNextEntry()) {
            files.put(entry.getName(), entry);
            if (entry.isFile() && entry.getName().matches("(etc/grafana|usr/local/bin)/.*")) {
                contents.put(entry.getName(), new String(layer.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private static JsonNode json(TarFile tar, String name) throws IOException {
        return new ObjectMapper().readTree(stream(tar, name));
    }

    private static InputStream stream(TarFile tar, String name) throws IOException {
        return tar.getInputStream(tar.getEntries().stream()
                .filter(entry -> entry.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("The image has no " + name)));
    }
}
