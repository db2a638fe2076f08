package io.connectfargate.connect.plugin;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A jar with the manifests that a plugin lacks. */
final class ManifestJar {
    private ManifestJar() {}

    /** @param manifests the names of classes, by the name of the file in the jar */
    static void write(Path jar, SortedMap<String, SortedSet<String>> manifests) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, SortedSet<String>> manifest : manifests.entrySet()) {
                add(out, manifest.getKey(), text(manifest.getValue()));
            }
        }
    }

    /** The same with all files of a folder, whose own manifests keep what they name. */
    static void write(Path jar, SortedMap<String, SortedSet<String>> manifests, Path folder) throws IOException {
        SortedMap<String, SortedSet<String>> added = new TreeMap<>(manifests);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : filesOf(folder)) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                SortedSet<String> further = added.remove(name);
                String lines = further == null ? "" : "\n" + text(further);
                add(out, name, Files.readAllBytes(file), lines.getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, SortedSet<String>> manifest : added.entrySet()) {
                add(out, manifest.getKey(), text(manifest.getValue()));
            }
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String text(SortedSet<String> classes) {
        return String.join("\n", classes) + "\n";
    }

    private static void add(JarOutputStream out, String name, String text) throws IOException {
        add(out, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(JarOutputStream out, String name, byte[]... parts) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        for (byte[] part : parts) {
            out.write(part);
        }
        out.closeEntry();
    }
}
