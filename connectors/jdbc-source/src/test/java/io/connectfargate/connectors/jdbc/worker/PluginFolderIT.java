package io.connectfargate.connectors.jdbc.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PluginFolderIT {
    private static final Path PLUGINS =
            Path.of(System.getProperty("plugins.folder")).normalize();

    /** What is mounted below the worker's folder of plugins, or comes out of the zip. */
    @Test
    void carriesItsDriversAndTheirLicences() throws Exception {
        try (Stream<Path> files = Files.walk(PLUGINS.resolve("jdbc-source"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> PLUGINS.relativize(file).toString().replaceFirst("-\\d.*\\.jar$", ".jar")))
                    .containsExactlyInAnyOrder(
                            "jdbc-source/LICENSE",
                            "jdbc-source/jdbc-source.jar",
                            "jdbc-source/licenses/LGPL-2.1",
                            "jdbc-source/licenses/postgresql/LICENSE",
                            "jdbc-source/licenses/postgresql/licenses/com.ongres.scram/scram-client-3.2/META-INF/LICENSE",
                            "jdbc-source/licenses/postgresql/licenses/com.ongres.scram/scram-common-3.2/META-INF/LICENSE",
                            "jdbc-source/licenses/postgresql/licenses/com.ongres.stringprep/saslprep-2.2/META-INF/LICENSE",
                            "jdbc-source/licenses/postgresql/licenses/com.ongres.stringprep/stringprep-2.2/META-INF/LICENSE",
                            "jdbc-source/mariadb-java-client.jar",
                            "jdbc-source/postgresql.jar");
        }
    }
}
