package io.connectfargate.configuration.connectors;

import io.connectfargate.connect.config.ConfigurationErrors;
import io.connectfargate.connect.config.TokenEndpoints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables that a worker's task definition sets for the connectors, with real key material. */
final class WorkerVariables {
    private static final String PASSWORD = "changeit";

    private WorkerVariables() {}

    /** A value for every variable that {@code Configuration/README.md} names. */
    static Map<String, String> all() {
        String[] pem = certificateAndKey();
        Map<String, String> variables = new HashMap<>();
        for (String side : List.of("SOURCE", "TARGET")) {
            variables.put(side + "_BROKERS", "127.0.0.1:1,127.0.0.1:2");
            variables.put(side + "_USERNAME", "mirror");
            variables.put(side + "_PASSWORD", "pa$$&word/\"\\ " + side);
            variables.put(side + "_SSL_KEYSTORE_CERTIFICATE_CHAIN", pem[0]);
            variables.put(side + "_SSL_KEYSTORE_KEY", pem[1]);
            variables.put(side + "_SSL_TRUSTSTORE_CERTIFICATES", pem[0]);
        }
        variables.put("SOURCE_OAUTH_TOKEN_ENDPOINT_URL", TokenEndpoint.start().toString());
        variables.put("SOURCE_OAUTH_CLIENT_ID", "mirror");
        variables.put("SOURCE_OAUTH_CLIENT_SECRET", "s3cr%t+");
        TokenEndpoints.allow(variables, Map.of(), new ConfigurationErrors());
        variables.put("SOURCE_KERBEROS_PRINCIPAL", "mirror@" + KeyDistributionCenter.REALM);
        variables.put(
                "SOURCE_KERBEROS_KEYTAB",
                KeyDistributionCenter.start().keytab("mirror").toString());
        variables.put("SOURCE_ROLE_ARN", "arn:aws:iam::012345678910:role/migration");
        variables.put("AWS_REGION", "eu-central-1");
        return variables;
    }

    private static String[] certificateAndKey() {
        try {
            Path directory = Files.createTempDirectory("connector-files-");
            Path store = directory.resolve("client.p12");
            generate(store);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            Files.delete(store);
            Files.delete(directory);
            return new String[] {
                pem("CERTIFICATE", keys.getCertificate("client").getEncoded()),
                pem("PRIVATE KEY", keys.getKey("client", PASSWORD.toCharArray()).getEncoded())
            };
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException("No key material: " + e.getMessage(), e);
        }
    }

    private static void generate(Path store) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String command = keytool + " -genkeypair -alias client -dname CN=mirror -keyalg EC -storetype PKCS12"
                + " -storepass " + PASSWORD + " -keystore " + store;
        Process process = new ProcessBuilder(command.split(" "))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool ended with " + process.exitValue());
        }
    }

    private static String pem(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
