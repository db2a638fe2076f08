package io.connectfargate.configuration.connectors;

import io.connectfargate.testsupport.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;

/** A real KDC on loopback, with which this JVM's own Kerberos works. Lives as long as the JVM. */
final class KeyDistributionCenter {
    static final String REALM = "EXAMPLE.COM";

    private static KeyDistributionCenter running;

    private final SimpleKdcServer server;
    private final Path directory;

    private KeyDistributionCenter(SimpleKdcServer server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    static synchronized KeyDistributionCenter start() {
        if (running == null) {
            try {
                int port = FreePorts.take();
                Path directory = Files.createTempDirectory("kdc-");
                Path configuration = Files.writeString(directory.resolve("krb5.conf"), """
                        [libdefaults]
                          default_realm = %1$s
                          udp_preference_limit = 1
                        [realms]
                          %1$s = {
                            kdc = 127.0.0.1:%2$d
                          }
                        """.formatted(REALM, port));
                System.setProperty("java.security.krb5.conf", configuration.toString());
                SimpleKdcServer server = new SimpleKdcServer();
                server.setKdcRealm(REALM);
                server.setKdcHost("127.0.0.1");
                server.setKdcTcpPort(port);
                server.setAllowUdp(false);
                server.setWorkDir(directory.toFile());
                server.init();
                server.start();
                running = new KeyDistributionCenter(server, directory);
            } catch (IOException | KrbException e) {
                throw new IllegalStateException("The KDC did not start", e);
            }
        }
        return running;
    }

    /** The keys of a principal, which is made if there is none. */
    synchronized Path keytab(String principal) {
        Path file = directory.resolve(principal.replace('/', '_') + ".keytab");
        try {
            if (!Files.exists(file)) {
                server.createPrincipal(principal);
                server.exportPrincipal(principal, file.toFile());
            }
            return file;
        } catch (KrbException e) {
            throw new IllegalStateException("No keys for " + principal, e);
        }
    }
}
