package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build makes for the plugin path. */
class PluginFolderIT {
    private static final Path FOLDER = Path.of("target/plugin/opensearch-sink");

    @Test
    void holdsNothingThatTheWorkerBrings() throws IOException {
        assertThat(jars())
                .anyMatch(jar -> jar.startsWith("opensearch-sink-"))
                .anyMatch(jar -> jar.startsWith("opensearch-java-"))
                .noneMatch(jar -> jar.matches("(kafka-|connect-|slf4j-|log4j).*"));
    }

    @Test
    void holdsTheLicenceOfEachJar() throws IOException {
        for (String jar : jars()) {
            String name = jar.replaceFirst("\\.jar$", "");
            if (!name.startsWith("opensearch-sink-")) {
                assertThat(texts(name)).as("licence texts of %s", jar).isNotEmpty();
            }
        }
        assertThat(FOLDER.resolve("LICENSE")).exists();
    }

    /** In a folder of the jar's name, or of its name without the version. */
    private static List<Path> texts(String name) throws IOException {
        String library = name.replaceFirst("-[0-9][0-9.]*$", "");
        try (Stream<Path> files = Files.walk(FOLDER.resolve("licences"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/" + name + "-jar/")
                            || file.toString().contains("/" + library + "/"))
                    .toList();
        }
    }

    private static List<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".jar"))
                    .toList();
        }
    }
}
