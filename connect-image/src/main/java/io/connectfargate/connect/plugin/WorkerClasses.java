package io.connectfargate.connect.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.runtime.isolation.PluginUtils;
import org.apache.kafka.connect.runtime.isolation.Plugins;

/**
 * Finds what a worker will find: the classes of its class path, those in the folders of its plugin path, and plugins by the
 * short names that Connect gives them. For checks alone: classes are loaded apart from those that the worker will load itself.
 *
 * <p>The plugin path is searched when a class is first missed. Close it to let go of the files.
 */
public final class WorkerClasses extends ClassLoader implements AutoCloseable {
    private final String pluginPath;
    private List<URLClassLoader> folders;
    private ClassLoader plugins;

    /** @param pluginPath as Kafka's {@code plugin.path}; null where there is none */
    public WorkerClasses(String pluginPath) {
        super(WorkerClasses.class.getClassLoader());
        this.pluginPath = pluginPath == null ? "" : pluginPath;
    }

    /** Whether the worker could load a class of this name; its code is not run. */
    public boolean contains(String name) {
        try {
            // Not Class.forName: that accepts no short name of a class.
            return loadClass(name) != null;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (URLClassLoader folder : folders()) {
            try {
                return folder.loadClass(name);
            } catch (ClassNotFoundException e) {
                // The next folder may have it.
            }
        }
        if (name.indexOf('.') < 0) {
            return shortNames().loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    private synchronized List<URLClassLoader> folders() {
        if (folders == null) {
            // Blank, it would be the working directory to Connect.
            Set<Path> locations = pluginPath.isBlank() ? Set.of() : PluginUtils.pluginLocations(pluginPath, false);
            folders = locations.stream().map(this::folder).toList();
        }
        return folders;
    }

    private URLClassLoader folder(Path location) {
        try {
            URL[] jars = PluginUtils.pluginUrls(location).stream()
                    .map(WorkerClasses::url)
                    .toArray(URL[]::new);
            return new URLClassLoader(jars, getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized ClassLoader shortNames() {
        if (plugins == null) {
            Map<String, String> properties = new HashMap<>(Map.of("plugin.discovery", "service_load"));
            if (!pluginPath.isBlank()) {
                properties.put("plugin.path", pluginPath);
            }
            plugins = new Plugins(properties).delegatingLoader();
        }
        return plugins;
    }

    @Override
    public void close() {
        if (folders != null) {
            for (URLClassLoader folder : folders) {
                try {
                    folder.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
