package io.connectfargate.publishing.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** publishing/images.txt. */
public record ImageList(List<String> names, List<String> modules) {

    public static ImageList of(Path root) {
        try {
            List<String[]> lines = Files.readAllLines(root.resolve("publishing/images.txt")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .toList();
            return new ImageList(
                    lines.stream().map(words -> words[0]).toList(),
                    lines.stream().map(words -> words[1]).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
