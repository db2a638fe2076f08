import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.TreeSet;

/**
 * Writes a folder of PEM certificates as the trust store of a Java runtime: {@code java TrustStore.java FOLDER CACERTS}.
 *
 * <p>Debian's JDK has none of its own, its file is a link to one that is made when the package is installed.
 */
class TrustStore {
    public static void main(String[] arguments) throws Exception {
        // As in the JDK's own file: certificates are public, and without a salt the bytes are the same every time.
        System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
        System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        TreeSet<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(Path.of(arguments[0]), "*.crt")) {
            folder.forEach(files::add);
        }
        for (Path file : files) {
            try (InputStream pem = Files.newInputStream(file)) {
                Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
                store.setCertificateEntry(file.getFileName().toString(), certificate);
            }
        }
        Files.deleteIfExists(Path.of(arguments[1])); // a dangling link, in a runtime linked from Debian's JDK
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
            store.store(out, null);
        }
    }
}
