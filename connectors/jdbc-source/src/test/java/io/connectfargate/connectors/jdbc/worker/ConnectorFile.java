package io.connectfargate.connectors.jdbc.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example that users copy. */
final class ConnectorFile {
    private static final Path FOLDER = SourceTree.find().home().resolve("Configuration/connectors/examples");

    private ConnectorFile() {}

    /** With the address filled in, and keys of a test's own. */
    static String json(String address, String... keys) throws IOException {
        String text = Files.readString(FOLDER.resolve("jdbc-source-incrementing.json"));
        JsonNode read = new ObjectMapper().readTree(text.replace("{DATABASE ADDRESS}", address));
        ObjectNode content = (ObjectNode) read;
        for (int i = 0; i < keys.length; i += 2) {
            content.put(keys[i], keys[i + 1]);
        }
        return content.toString();
    }

    /** What the database needs. */
    static String sql(String password) throws IOException {
        return Files.readString(FOLDER.resolve("jdbc-source-incrementing.sql")).replace("{PASSWORD}", password);
    }
}
