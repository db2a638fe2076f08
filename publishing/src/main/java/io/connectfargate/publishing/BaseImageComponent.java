package io.connectfargate.publishing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Adds the base image to the CycloneDX list of an image's jars. {@code release.sh} runs it from source. */
final class BaseImageComponent {
    private BaseImageComponent() {}

    /**
     * Reads the list from standard input and prints it.
     *
     * @param arguments the base image's name and its SHA-256 digest
     */
    public static void main(String[] arguments) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode list = (ObjectNode) mapper.readTree(System.in);
        String digest = arguments[1];
        ObjectNode base = mapper.createObjectNode()
                .put("type", "container")
                .put("name", arguments[0])
                .put("version", "sha256:" + digest)
                .put("description", "Base image. Its content, such as operating system packages, is not listed here.");
        base.putArray("hashes").addObject().put("alg", "SHA-256").put("content", digest);
        // The list has no components where an image brings no jar.
        list.withArrayProperty("components").insert(0, base);
        mapper.writerWithDefaultPrettyPrinter().writeValue(System.out, list);
    }
}
