package io.connectfargate.connect.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.apache.kafka.common.utils.Utils;

/** A plugin as it was made for older versions of Connect: compiled here, so that no class path has it, and without a manifest. */
public final class HiddenPlugin {
    /** Its converter. */
    public static final String CONVERTER = "example.HiddenConverter";

    private static final String SOURCE = """
            package example;

            public class HiddenConverter extends HiddenBase {
                public abstract static class NotConcrete extends HiddenBase {}

                public static class NeedsAParameter extends HiddenBase {
                    public NeedsAParameter(String parameter) {}
                }
            }
            """;
    private static final String BASE = """
            package example;

            import java.util.Map;
            import org.apache.kafka.connect.data.Schema;
            import org.apache.kafka.connect.data.SchemaAndValue;
            import org.apache.kafka.connect.storage.Converter;

            abstract class HiddenBase implements Converter {
                @Override
                public void configure(Map<String, ?> configs, boolean isKey) {}

                @Override
                public byte[] fromConnectData(String topic, Schema schema, Object value) {
                    return new byte[0];
                }

                @Override
                public SchemaAndValue toConnectData(String topic, byte[] value) {
                    return SchemaAndValue.NULL;
                }
            }
            """;

    private HiddenPlugin() {}

    /** Compiles it into a folder of classes. */
    static Path classes(Path folder) throws IOException {
        Path sources = Files.createTempDirectory("hidden-plugin-");
        Files.writeString(sources.resolve("HiddenConverter.java"), SOURCE);
        Files.writeString(sources.resolve("HiddenBase.java"), BASE);
        Files.createDirectories(folder);
        List<String> arguments = List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                sources.resolve("HiddenConverter.java").toString(),
                sources.resolve("HiddenBase.java").toString());
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).isZero();
        Utils.delete(sources.toFile());
        return folder;
    }

    /**
     * Packs it into a jar in a folder of its own.
     *
     * @param folder the plugin's folder
     */
    public static void jar(Path folder) throws IOException {
        Path classes = classes(Files.createTempDirectory("hidden-plugin-"));
        Files.createDirectories(folder);
        try (OutputStream file = Files.newOutputStream(folder.resolve("hidden.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            for (String name : List.of("", "$NotConcrete", "$NeedsAParameter")) {
                add(jar, classes, "example/HiddenConverter" + name + ".class");
            }
            add(jar, classes, "example/HiddenBase.class");
        }
        Utils.delete(classes.toFile());
    }

    private static void add(JarOutputStream jar, Path classes, String name) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(Files.readAllBytes(classes.resolve(name)));
        jar.closeEntry();
    }

    /** Adds the manifest that it lacks to a folder of classes. */
    static void name(Path classes, String converter) throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.write(
                services.resolve("org.apache.kafka.connect.storage.Converter"),
                (converter + " # a comment\n").getBytes(StandardCharsets.UTF_8));
    }
}
