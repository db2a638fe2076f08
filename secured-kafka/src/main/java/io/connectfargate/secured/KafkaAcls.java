package io.connectfargate.secured;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.tools.AclCommand;

/**
 * A {@code kafka-acls.sh} for scripts that call it. It notes its arguments; what Kafka's own would do with them is done in
 * this JVM afterwards, which spares starting one for each call. Not thread-safe.
 */
public final class KafkaAcls {
    private static final String RECORDER = """
            #!/bin/sh
            for argument; do printf '%s\\037' "$argument"; done >> "$RECORDED"
            echo >> "$RECORDED"
            """;

    private final Path recorded;
    private final Path bin;

    /** @param folder an empty one */
    public KafkaAcls(Path folder) {
        recorded = folder.resolve("recorded");
        try {
            bin = Files.createDirectory(folder.resolve("bin"));
            Path recorder = Files.writeString(bin.resolve("kafka-acls.sh"), RECORDER);
            Files.setPosixFilePermissions(recorder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a script needs to find it. */
    public Map<String, String> environment() {
        return Map.of("RECORDED", recorded.toString(), "PATH", bin + ":" + System.getenv("PATH"));
    }

    /** A file for {@code --command-config}. */
    public Path commandConfig(Map<String, Object> client) {
        Properties properties = new Properties();
        client.forEach((name, value) -> properties.put(name, value.toString()));
        Path file = bin.resolveSibling("client.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** The arguments of each call since the last time; this forgets them. */
    public List<List<String>> takeCalls() {
        if (Files.notExists(recorded)) {
            return List.of();
        }
        try {
            List<List<String>> calls = Files.readAllLines(recorded).stream()
                    .map(line -> Arrays.asList(line.split("\037")))
                    .toList();
            Files.delete(recorded);
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Does what they ask for.
     *
     * @throws IllegalStateException with what Kafka's tool printed, if it fails
     */
    public static void execute(List<List<String>> calls) {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Exit.setExitProcedure((code, message) -> {
            throw new IllegalStateException(printed.toString(StandardCharsets.UTF_8));
        });
        try {
            calls.forEach(arguments -> AclCommand.main(arguments.toArray(String[]::new)));
        } finally {
            Exit.resetExitProcedure();
            System.setOut(out);
        }
    }
}
