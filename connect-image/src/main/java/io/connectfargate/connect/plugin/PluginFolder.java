package io.connectfargate.connect.plugin;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ClassInfoList;
import io.github.classgraph.Resource;
import io.github.classgraph.ScanResult;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.connect.runtime.isolation.PluginUtils;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/**
 * One plugin of a {@code plugin.path}: a folder of jars or classes, or a single jar.
 *
 * <p>{@code plugin.discovery=service_load} finds only the classes that a manifest names, a file of {@code META-INF/services} (KIP-898). Jars
 * made for older versions of Connect have none.
 */
record PluginFolder(Path location) {
    private static final String SERVICES = "META-INF/services/";

    /** What Connect's own search finds in classes: the rest has always needed a manifest. */
    private static final List<Class<?>> KINDS = List.of(
            SourceConnector.class,
            SinkConnector.class,
            Converter.class,
            HeaderConverter.class,
            Transformation.class,
            Predicate.class);

    /** Where the classes lie that plugins extend: they need not be in a plugin's folder. */
    private static final Pattern BASES = Pattern.compile("(connect|kafka-clients)-.*\\.jar");

    /**
     * The plugins that no manifest of this folder names, by the name of the manifest that would.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    SortedMap<String, SortedSet<String>> unnamed() {
        SortedMap<String, SortedSet<String>> unnamed = new TreeMap<>();
        List<Path> own = files();
        try (ScanResult found = scan(own)) {
            for (Class<?> kind : KINDS) {
                SortedSet<String> classes = new TreeSet<>(plugins(found, kind, own));
                classes.removeAll(named(found, kind));
                if (!classes.isEmpty()) {
                    unnamed.put(SERVICES + kind.getName(), classes);
                }
            }
        }
        return unnamed;
    }

    /** Whether it holds classes in place of jars. */
    boolean isClasses() {
        return Files.isDirectory(location) && files().equals(List.of(real(location)));
    }

    /** The folder's or jar's own name. */
    String name() {
        return String.valueOf(location.getFileName());
    }

    private List<Path> files() {
        try {
            return PluginUtils.pluginUrls(location).stream()
                    .map(PluginFolder::real)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the plugin folder " + location, e);
        }
    }

    private static ScanResult scan(List<Path> own) {
        List<String> paths = Stream.concat(
                        own.stream(),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(Path::of)
                                .filter(jar -> BASES.matcher(String.valueOf(jar.getFileName()))
                                        .matches()))
                .map(Path::toString)
                .toList();
        return new ClassGraph()
                .overrideClasspath(paths)
                .enableClassInfo()
                .ignoreClassVisibility() // a public plugin may extend a class that is not
                .enableMethodInfo()
                .scan();
    }

    /** Public classes with a public constructor without parameters, as service loading demands them. */
    private static List<String> plugins(ScanResult found, Class<?> kind, List<Path> own) {
        ClassInfoList candidates =
                kind.isInterface() ? found.getClassesImplementing(kind.getName()) : found.getSubclasses(kind.getName());
        return candidates.stream()
                .filter(ClassInfo::isStandardClass)
                .filter(ClassInfo::isPublic)
                .filter(plugin -> !plugin.isAbstract())
                .filter(plugin ->
                        own.contains(real(plugin.getClasspathElementFile().toPath())))
                .filter(plugin -> plugin.getDeclaredConstructorInfo().stream()
                        .anyMatch(constructor -> constructor.getParameterInfo().length == 0))
                .map(ClassInfo::getName)
                .toList();
    }

    private static List<String> named(ScanResult found, Class<?> kind) {
        List<String> named = new ArrayList<>();
        for (Resource manifest : found.getResourcesWithPath(SERVICES + kind.getName())) {
            try (manifest) {
                new String(manifest.load(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .forEach(named::add);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + manifest.getURI(), e);
            }
        }
        return named;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
