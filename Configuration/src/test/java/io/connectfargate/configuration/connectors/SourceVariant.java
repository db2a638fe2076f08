package io.connectfargate.configuration.connectors;

import io.connectfargate.secured.Listener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A way for connectors to reach their source, as {@code Configuration} has it: a folder, with lines of the README or without. */
enum SourceVariant {
    CERTIFICATE_AS_TEXT("mtls", "", Listener.TLS),
    CERTIFICATE_IN_FILES("mtls", "/run/secrets/source-keystore.pem", Listener.TLS),
    CERTIFICATE_IN_S3("mtls", "/tmp/kafka.source.keystore.jks", Listener.TLS),
    SCRAM("sasl-scram", "", Listener.SASL_SCRAM),
    PLAIN("sasl-plain", "", Listener.SASL_PLAIN),
    TOKEN("oauthbearer", "", Listener.OAUTHBEARER),
    TASK_ROLE("iam", "", Listener.IAM),
    OTHER_ROLE("iam-role", "", Listener.IAM),
    OTHER_ROLE_WITH_EXTERNAL_ID("iam-role", "awsRoleExternalId", Listener.IAM);

    private final String folder;
    private final String lines;
    private final Listener listener;

    /** @param lines text of the README's block that goes over the file; empty for none */
    SourceVariant(String folder, String lines, Listener listener) {
        this.folder = folder;
        this.lines = lines;
        this.listener = listener;
    }

    Listener listener() {
        return listener;
    }

    /** The topic that this variant alone copies. */
    String topic() {
        return "of-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The file for a target without authentication, made by the script for users.
     *
     * @param replacements what of the README's lines is called otherwise in this test
     */
    ConnectorFile file(Path directory, Map<String, String> replacements) throws IOException, InterruptedException {
        Process script = new ProcessBuilder(
                        Path.of("..", "Configuration", "combine-connectors.sh").toString(),
                        folder,
                        "no-auth",
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (script.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        Path file = directory.resolve("mm2-msc-" + folder + "-to-no-auth.json");
        Map<String, Object> changes = lines.isEmpty() ? new HashMap<>() : Readme.lines(lines);
        changes.replaceAll((key, value) -> in(replacements, value.toString()));
        return ConnectorFile.at(file, "no-auth", Role.MSC).with(content -> {
            if (!changes.isEmpty()) {
                content.keySet().removeIf(key -> key.matches("source\\.cluster\\.(ssl|sasl\\.jaas)\\..*"));
                content.putAll(changes);
            }
            content.put("topics", topic());
        });
    }

    private static String in(Map<String, String> replacements, String text) {
        String result = text;
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            result = result.replace(replacement.getKey(), replacement.getValue());
        }
        return result;
    }
}
