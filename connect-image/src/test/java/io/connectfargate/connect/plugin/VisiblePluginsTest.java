package io.connectfargate.connect.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.runtime.isolation.PluginDesc;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisiblePluginsTest {
    @TempDir
    private Path folder;

    @Test
    void findsAJarWithoutManifests() throws IOException {
        HiddenPlugin.jar(folder.resolve("path/hidden"));
        Map<String, String> properties = properties("path");
        assertThat(converters(properties)).doesNotContain(HiddenPlugin.CONVERTER);

        Map<String, String> added = VisiblePlugins.of(properties, temp());

        assertThat(converters(with(properties, added))).containsOnlyOnce(HiddenPlugin.CONVERTER);
        assertThat(names(folder.resolve("path/hidden"))).containsExactly("hidden.jar");
    }

    @Test
    void findsAFolderOfClasses() throws IOException {
        HiddenPlugin.classes(folder.resolve("path/hidden"));
        Map<String, String> properties = properties("path");
        assertThat(converters(properties)).doesNotContain(HiddenPlugin.CONVERTER);

        Map<String, String> added = VisiblePlugins.of(properties, temp());

        assertThat(converters(with(properties, added))).containsOnlyOnce(HiddenPlugin.CONVERTER);
    }

    @Test
    void keepsTheManifestsOfAFolderOfClasses() throws IOException {
        HiddenPlugin.classes(folder.resolve("path/hidden"));
        HiddenPlugin.name(folder.resolve("path/hidden"), "example.Other");
        PluginFolder hidden = new PluginFolder(folder.resolve("path/hidden"));
        Path jar = folder.resolve("manifests.jar");

        ManifestJar.write(jar, hidden.unnamed(), hidden.location());

        assertThat(new PluginFolder(jar).unnamed()).isEmpty();
    }

    @Test
    void findsASingleJar() throws IOException {
        HiddenPlugin.jar(folder.resolve("path"));

        Map<String, String> added = VisiblePlugins.of(properties("path"), temp());

        assertThat(converters(with(properties("path"), added))).containsOnlyOnce(HiddenPlugin.CONVERTER);
    }

    @Test
    void keepsWhatIsFoundAlready() throws IOException {
        HiddenPlugin.jar(folder.resolve("path/hidden"));
        HiddenPlugin.classes(folder.resolve("path/named"));
        HiddenPlugin.name(folder.resolve("path/named"), HiddenPlugin.CONVERTER);
        HiddenPlugin.jar(folder.resolve("second/hidden"));
        Map<String, String> properties = properties("path", "second");

        Map<String, String> added = VisiblePlugins.of(properties, temp());

        assertThat(names(Path.of(added.get("plugin.path")))).containsExactly("2-hidden", "hidden", "named");
        assertThat(converters(with(properties, added)))
                .filteredOn(HiddenPlugin.CONVERTER::equals)
                .hasSize(3);
    }

    /** {@code /tmp/plugins} may be where the user has put them. */
    @Test
    void leavesTheUsersFolderInTheTemporaryDirectoryAlone() throws IOException {
        HiddenPlugin.jar(folder.resolve("tmp/plugins/hidden"));

        Map<String, String> first = VisiblePlugins.of(properties("tmp/plugins"), temp());
        Map<String, String> second = VisiblePlugins.of(properties("tmp/plugins"), temp());

        assertThat(folder.resolve("tmp/plugins/hidden/hidden.jar")).exists();
        for (Map<String, String> added : List.of(first, second)) {
            assertThat(converters(with(properties("tmp/plugins"), added))).containsOnlyOnce(HiddenPlugin.CONVERTER);
        }
    }

    @Test
    void startsWithoutThemWhereNothingCanBeWritten() throws IOException {
        HiddenPlugin.jar(folder.resolve("path/hidden"));

        assertThat(VisiblePlugins.of(properties("path"), folder.resolve("absent")))
                .isEmpty();
    }

    @Test
    void neverWritesToTheUsersFolder() throws IOException {
        Path hidden = folder.resolve("path/hidden");
        HiddenPlugin.jar(hidden);
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("r-xr-xr-x"));

        Map<String, String> added = VisiblePlugins.of(properties("path"), temp());

        assertThat(converters(with(properties("path"), added))).containsOnlyOnce(HiddenPlugin.CONVERTER);
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void leavesAPathAloneOnWhichNothingIsHidden() throws IOException {
        HiddenPlugin.classes(folder.resolve("path/named"));
        HiddenPlugin.name(folder.resolve("path/named"), HiddenPlugin.CONVERTER);

        assertThat(VisiblePlugins.of(properties("path"), temp())).isEmpty();
        assertThat(VisiblePlugins.of(Map.of(), folder)).isEmpty();
    }

    @Test
    void leavesAnotherDiscoveryToConnect() throws IOException {
        HiddenPlugin.jar(folder.resolve("path/hidden"));
        Map<String, String> properties = with(properties("path"), Map.of("plugin.discovery", "HYBRID_WARN"));

        assertThat(VisiblePlugins.of(properties, temp())).isEmpty();
    }

    private Path temp() throws IOException {
        return Files.createDirectories(folder.resolve("tmp"));
    }

    private Map<String, String> properties(String... path) {
        List<String> elements =
                Stream.of(path).map(name -> folder.resolve(name).toString()).toList();
        return Map.of("plugin.discovery", "service_load", "plugin.path", String.join(",", elements));
    }

    private static Map<String, String> with(Map<String, String> properties, Map<String, String> added) {
        Map<String, String> all = new HashMap<>(properties);
        all.putAll(added);
        return all;
    }

    /** What Connect finds. */
    private static List<String> converters(Map<String, String> properties) {
        return new Plugins(properties)
                .converters().stream().map(PluginDesc::className).toList();
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
