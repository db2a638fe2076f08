package io.connectfargate.connectors.opensearch;

import io.connectfargate.testsupport.Program;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for localhost that signed itself.
 *
 * @param pem the file that clients trust
 */
record ServerCertificate(SSLContext server, Path pem) {
    private static final String PASSWORD = "changeit";

    static ServerCertificate create() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "tls-");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Path store = folder.resolve("server.p12");
        Path pem = folder.resolve("server.pem");
        String access = " -alias server -keystore " + store + " -storepass " + PASSWORD;
        run(
                folder,
                keytool + " -genkeypair -keyalg EC -dname CN=localhost -ext san=dns:localhost -validity 2" + access);
        run(folder, keytool + " -exportcert -rfc -file " + pem + access);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new ServerCertificate(context, pem);
    }

    private static void run(Path folder, String command) {
        Program program = Program.run(folder, List.of(command.split(" ")));
        if (program.exitCode() != 0) {
            throw new IllegalStateException(program.output());
        }
    }
}
