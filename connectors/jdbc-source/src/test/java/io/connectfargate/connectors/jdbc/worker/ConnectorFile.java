package io.connectfargate.connectors.jdbc.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.testsupport.Markdown;
import io.connectfargate.testsupport.Program;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The example that users copy. */
final class ConnectorFile {
    private static final Path FOLDER = SourceTree.find().home().resolve("Configuration/connectors/examples");

    private static final String NAME = "jdbc-source-incrementing.json";

    private ConnectorFile() {}

    /** With the address filled in, and keys of a test's own. */
    static String json(String address, String... keys) throws IOException {
        String text = Files.readString(FOLDER.resolve(NAME));
        JsonNode read = new ObjectMapper().readTree(text.replace("{DATABASE ADDRESS}", address));
        ObjectNode content = (ObjectNode) read;
        for (int i = 0; i < keys.length; i += 2) {
            content.put(keys[i], keys[i + 1]);
        }
        return content.toString();
    }

    /** Runs the commands of the page on a copy of the file, and gives what they print. */
    static String send(Path folder, String database, URI worker) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("Configuration/connectors/examples"));
        Files.copy(FOLDER.resolve(NAME), copy.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        String commands = Markdown.block(SourceTree.find().home().resolve("docs/connectors.md"), NAME)
                .replace(":8083", ":" + worker.getPort());
        Map<String, String> environment =
                Map.of("PATH", System.getenv("PATH"), "DATABASE", database, "HOST", worker.getHost());
        Program run = Program.run(folder, List.of("bash", "-euc", commands), environment);
        return run.exitCode() == 0 ? run.output() : "error_code " + run;
    }

    /** What the database needs. */
    static String sql(String password) throws IOException {
        return Files.readString(FOLDER.resolve("jdbc-source-incrementing.sql")).replace("{PASSWORD}", password);
    }
}
