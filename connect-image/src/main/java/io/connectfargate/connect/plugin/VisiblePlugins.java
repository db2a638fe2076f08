package io.connectfargate.connect.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.apache.kafka.connect.runtime.isolation.PluginUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes plugins visible that {@code plugin.discovery=service_load} would not find, since no manifest names them.
 *
 * <p>The user's folders stay as they are: they may be read-only, or shared by several workers. A folder of links takes their place, and in
 * it a plugin that lacks manifests has them next to a link to its files.
 */
public final class VisiblePlugins {
    private static final Logger log = LoggerFactory.getLogger(VisiblePlugins.class);
    private static final String PLUGIN_PATH = "plugin.path";

    private final Path links;

    private VisiblePlugins(Path links) {
        this.links = links;
    }

    /**
     * The properties to add, so that Connect finds every plugin: another {@code plugin.path} where one was missing, else none. A folder that
     * cannot be searched, or links that cannot be written, are logged and change nothing: such a worker starts as it did without the search.
     *
     * @param properties of the worker; with another {@code plugin.discovery} than {@code service_load} Connect searches by itself
     * @param directory where a new folder of links is made
     */
    public static Map<String, String> of(Map<String, String> properties, Path directory) {
        String path = properties.getOrDefault(PLUGIN_PATH, "");
        String discovery = properties.getOrDefault("plugin.discovery", "").toLowerCase(Locale.ROOT);
        if (path.isBlank() || !discovery.equals("service_load")) {
            return Map.of();
        }
        try {
            return linked(path, directory);
        } catch (IOException | UncheckedIOException e) {
            log.warn(
                    "Plugins without manifests (META-INF/services) on plugin.path {} stay hidden, since they could not be searched for: {}."
                            + " CONNECT_PLUGIN_DISCOVERY=hybrid_warn finds them.",
                    path,
                    e.toString());
            return Map.of();
        }
    }

    private static Map<String, String> linked(String path, Path directory) throws IOException {
        Map<PluginFolder, SortedMap<String, SortedSet<String>>> unnamed = new LinkedHashMap<>();
        for (Path location : PluginUtils.pluginLocations(path, false)) {
            PluginFolder folder = new PluginFolder(location);
            unnamed.put(folder, folder.unnamed());
        }
        if (unnamed.values().stream().allMatch(Map::isEmpty)) {
            return Map.of();
        }
        // A new one for each start: a folder of a fixed name could be the user's.
        Path links = Files.createTempDirectory(directory, "plugins-");
        new VisiblePlugins(links).link(unnamed);
        return Map.of(PLUGIN_PATH, links.toString());
    }

    private void link(Map<PluginFolder, SortedMap<String, SortedSet<String>>> plugins) throws IOException {
        for (Map.Entry<PluginFolder, SortedMap<String, SortedSet<String>>> plugin : plugins.entrySet()) {
            PluginFolder folder = plugin.getKey();
            if (plugin.getValue().isEmpty()) {
                Files.createSymbolicLink(free(folder.name()), folder.location());
                continue;
            }
            report(folder, plugin.getValue());
            // Connect takes a folder of such a name for a jar.
            Path link = free(folder.name().replaceFirst("(?i)\\.(jar|zip)$", ""));
            Files.createDirectory(link);
            Path jar = link.resolve("manifests.jar");
            if (folder.isClasses()) {
                // Next to a jar, Connect would ignore classes.
                ManifestJar.write(jar, plugin.getValue(), folder.location());
            } else {
                Files.createSymbolicLink(link.resolve(folder.name()), folder.location());
                ManifestJar.write(jar, plugin.getValue());
            }
        }
    }

    /** Two elements of a plugin path may hold folders of one name. */
    private Path free(String name) {
        Path link = links.resolve(name);
        for (int i = 2; Files.exists(link); i++) {
            link = links.resolve(i + "-" + name);
        }
        return link;
    }

    private static void report(PluginFolder folder, SortedMap<String, SortedSet<String>> manifests) {
        String classes = manifests.values().stream()
                .flatMap(SortedSet::stream)
                .distinct()
                .collect(Collectors.joining(", "));
        log.warn(
                "The plugin {} has no manifest (META-INF/services) for {}. The worker adds one at each start, so Connect finds it.",
                folder.location(),
                classes);
    }
}
