package io.connectfargate.system.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A private key and the certificate of a server that vouches for itself, as PEM on one line.
 *
 * @param key PKCS#8, not encrypted
 */
record Certificate(String key, String certificate) {
    private static final String PASSWORD = "changeit";

    /** Has the JDK's keytool make one. */
    static Certificate of(String hostName) {
        try {
            Path directory = Files.createTempDirectory("certificate-");
            Path store = directory.resolve("store.p12");
            run(
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keyalg",
                    "RSA",
                    "-dname",
                    "CN=" + hostName,
                    "-ext",
                    "SAN=dns:" + hostName,
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD);
            Certificate certificate = read(store);
            Files.delete(store);
            Files.delete(directory);
            return certificate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Certificate read(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        byte[] key = keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
        return new Certificate(
                pem("PRIVATE KEY", key),
                pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "----- " + Base64.getEncoder().encodeToString(bytes) + " -----END " + label
                + "-----";
    }

    private static void run(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool ended with " + keytool.exitValue() + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
