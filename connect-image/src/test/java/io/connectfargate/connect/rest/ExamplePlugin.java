package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/** A plugin of connectors that are none of MirrorMaker's, compiled into a folder of the plugin path. */
final class ExamplePlugin {
    /** A source that runs and has nothing to read. */
    static final String SOURCE = "example.ExampleSource";
    /** Its validation throws. */
    static final String THROWS = "example.ThrowingSource";
    /** It defines a key to which its validation gives no value, as Debezium 3.6.1 does, and another that is wrong. */
    static final String WITHOUT_VALUE = "example.ValuelessSource";

    private static final String TEXT = """
            package example;

            import java.util.*;
            import org.apache.kafka.common.config.*;
            import org.apache.kafka.connect.connector.Task;
            import org.apache.kafka.connect.source.*;

            public class ExampleSource extends SourceConnector {
                public void start(Map<String, String> config) {}
                public Class<? extends Task> taskClass() { return Idle.class; }
                public List<Map<String, String>> taskConfigs(int tasks) { return List.of(Map.of()); }
                public void stop() {}
                public String version() { return "1"; }
                public ConfigDef config() {
                    return new ConfigDef()
                            .define("example.url", ConfigDef.Type.STRING, "", ConfigDef.Importance.HIGH, "")
                            .define("internal.example", ConfigDef.Type.INT, 1, ConfigDef.Importance.LOW, "");
                }

                public static class Idle extends SourceTask {
                    public void start(Map<String, String> config) {}
                    public List<SourceRecord> poll() throws InterruptedException { Thread.sleep(100); return null; }
                    public void stop() {}
                    public String version() { return "1"; }
                }
            }
            """;
    private static final String THROWING = """
            package example;

            import java.util.Map;
            import org.apache.kafka.common.config.Config;

            public class ThrowingSource extends ExampleSource {
                public Config validate(Map<String, String> config) {
                    throw new IllegalStateException("no driver for " + config.get("example.url"));
                }
            }
            """;
    private static final String VALUELESS = """
            package example;

            import java.util.*;
            import org.apache.kafka.common.config.*;

            public class ValuelessSource extends ExampleSource {
                public Config validate(Map<String, String> config) {
                    ConfigValue url = new ConfigValue("example.url");
                    url.addErrorMessage("example.url must begin with jdbc:");
                    return new Config(List.of(url));
                }
            }
            """;

    private ExamplePlugin() {}

    /** @param folder the plugin's own */
    static void compile(Path folder) throws IOException {
        Path sources = Files.createTempDirectory("example-plugin-");
        List<String> texts = List.of(TEXT, THROWING, VALUELESS);
        List<String> names = List.of(SOURCE, THROWS, WITHOUT_VALUE);
        for (int i = 0; i < names.size(); i++) {
            Files.writeString(sources.resolve(names.get(i).substring("example.".length()) + ".java"), texts.get(i));
        }
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve("org.apache.kafka.connect.source.SourceConnector"), names);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        sources.resolve("ExampleSource.java").toString(),
                        sources.resolve("ThrowingSource.java").toString(),
                        sources.resolve("ValuelessSource.java").toString());
        assertThat(result).isZero();
    }
}
