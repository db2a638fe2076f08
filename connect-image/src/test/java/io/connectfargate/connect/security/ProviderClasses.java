package io.connectfargate.connect.security;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.kafka.common.config.provider.ConfigProvider;

/** Every class on the worker's class path that Kafka could make a provider of, whether or not a manifest lists it. */
final class ProviderClasses {
    /** Stands in the constants of a class that implements or extends one of Kafka's. */
    private static final String PACKAGE = "org/apache/kafka/common/config/provider/";

    private ProviderClasses() {}

    static Set<String> all() throws IOException {
        String classPath =
                Files.readString(Path.of("target", "worker.classpath")).trim();
        Set<String> classes = new TreeSet<>();
        for (String path : classPath.split(File.pathSeparator)) {
            try (JarFile jar = new JarFile(path)) {
                add(jar, classes);
            }
        }
        return classes;
    }

    private static void add(JarFile jar, Set<String> classes) throws IOException {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            String name = entry.getName();
            if (name.endsWith(".class") && !name.startsWith("META-INF")) {
                byte[] content = jar.getInputStream(entry).readAllBytes();
                if (new String(content, StandardCharsets.ISO_8859_1).contains(PACKAGE)) {
                    String type =
                            name.substring(0, name.length() - ".class".length()).replace('/', '.');
                    if (isProvider(type)) {
                        classes.add(type);
                    }
                }
            }
        }
    }

    private static boolean isProvider(String name) {
        try {
            Class<?> type = Class.forName(name, false, ProviderClasses.class.getClassLoader());
            return ConfigProvider.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
