package io.connectfargate.system.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** What an image's archive, as {@code docker load} accepts it, is made of. */
final class ImageLayers {
    private ImageLayers() {}

    /**
     * One layer.
     *
     * @param bytes its size in the archive, which is what a registry stores and a pull transfers
     * @param files the names of its files
     */
    record Layer(long bytes, List<String> files) {}

    /** The layers from the bottom up. */
    static List<Layer> of(Path archive) throws IOException {
        Map<String, byte[]> members = members(archive);
        List<Layer> layers = new ArrayList<>();
        for (JsonNode name :
                new ObjectMapper().readTree(members.get("manifest.json")).at("/0/Layers")) {
            byte[] layer = members.get(name.asText());
            layers.add(new Layer(layer.length, files(layer)));
        }
        return layers;
    }

    /** What a container of the image starts: program and arguments. */
    static List<String> entrypoint(Path archive) throws IOException {
        Map<String, byte[]> members = members(archive);
        ObjectMapper json = new ObjectMapper();
        String config =
                json.readTree(members.get("manifest.json")).at("/0/Config").asText();
        List<String> entrypoint = new ArrayList<>();
        json.readTree(members.get(config)).at("/config/Entrypoint").forEach(part -> entrypoint.add(part.asText()));
        return entrypoint;
    }

    private static Map<String, byte[]> members(Path archive) throws IOException {
        Map<String, byte[]> members = new HashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(Files.newInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                members.put(entry.getName(), tar.readAllBytes());
            }
        }
        return members;
    }

    private static List<String> files(byte[] layer) throws IOException {
        List<String> files = new ArrayList<>();
        try (InputStream gzip = new GzipCompressorInputStream(new ByteArrayInputStream(layer));
                TarArchiveInputStream tar = new TarArchiveInputStream(gzip)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.add(entry.getName());
                }
            }
        }
        return files;
    }
}
