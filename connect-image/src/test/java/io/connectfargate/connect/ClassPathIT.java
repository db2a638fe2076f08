package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class ClassPathIT {
    @Test
    void holdsNoClassInTwoJars() throws IOException {
        Map<String, String> jarOfClass = new HashMap<>();
        Map<String, Set<String>> collisions = new TreeMap<>();
        String[] jars =
                Files.readString(Path.of("target/worker.classpath")).trim().split(":");
        for (String jar : jars) {
            String name = Path.of(jar).getFileName().toString();
            try (JarFile file = new JarFile(jar)) {
                file.stream()
                        .map(ZipEntry::getName)
                        .filter(ClassPathIT::isClass)
                        .forEach(type -> {
                            String other = jarOfClass.putIfAbsent(type, name);
                            if (other != null) {
                                collisions
                                        .computeIfAbsent(other + " and " + name, pair -> new TreeSet<>())
                                        .add(type);
                            }
                        });
            }
        }
        assertThat(jars).hasSizeGreaterThan(50);
        assertThat(collisions.entrySet().stream().map(ClassPathIT::sentence)).isEmpty();
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(".class")
                && !entry.endsWith("module-info.class")
                && !entry.startsWith("META-INF/versions/");
    }

    private static String sentence(Entry<String, Set<String>> collision) {
        return collision.getValue().size() + " classes are in both " + collision.getKey() + ", such as "
                + collision.getValue().iterator().next() + ": exclude one of the two from connect-image/pom.xml";
    }
}
