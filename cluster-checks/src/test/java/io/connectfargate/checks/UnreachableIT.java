package io.connectfargate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.secured.Authority;
import io.connectfargate.secured.ClientProperties;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import io.connectfargate.testsupport.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Addresses at which there is no broker, or none that this network lets through. */
class UnreachableIT {
    private final List<AutoCloseable> resources = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : resources) {
            resource.close();
        }
    }

    @Test
    void tellsEachAddressWithWhatIsWrongWithIt() {
        // When
        List<String> problems = Checks.target(noAuth("no-such-host.invalid:9092,localhost:1,127.0.0.1:1"));

        // Then
        assertThat(problems)
                .containsExactly(
                        "The target cluster (BROKERS) cannot be used: no-such-host.invalid:9092 did not resolve: DNS"
                                + " has no such host; check the name, and that the DNS of this network resolves it.",
                        "The target cluster (BROKERS) cannot be used: localhost:1, 127.0.0.1:1 refused the connection:"
                                + " nothing listens there; check host and port, and that the broker is running.");
    }

    @Test
    void isContentWithOneAddressThatWorks() throws IOException {
        // Given
        String broker = start(new Settings()).bootstrapServers(Listener.NO_AUTH);

        // Then
        assertThat(Checks.target(noAuth("no-such-host.invalid:9092,localhost:1," + silent() + "," + broker)))
                .isEmpty();
    }

    @Test
    void saysThatNothingAnswers() throws IOException {
        // Given
        String address = silent();

        // Then
        assertThat(Checks.source(noAuth(address)))
                .containsExactly(
                        "The source cluster (source.cluster.bootstrap.servers of mm2-msc) cannot be used: " + address
                                + " did not respond within 5 s; check that security groups and network ACLs allow this task to reach"
                                + " that port, and that the broker is running.");
    }

    @Test
    void saysThatItIsNoBrokerThatAnswers() throws IOException {
        // Given
        ServerSocket server = listen(50);
        String address = "localhost:" + server.getLocalPort();
        answer(server, "HTTP/1.1 400 Bad Request\r\n\r\n");

        String expected = "The target cluster (BROKERS) cannot be used: " + address
                + " accepted the connection, but did not respond as a broker does within 5 s; check that it is a broker's"
                + " port, and that no proxy or firewall in front of it drops the traffic.";

        // Then: its first bytes are the size of an answer, to Kafka's clients; this JVM has less memory
        assertThat(Checks.target(noAuth(address))).containsExactly(expected);
        assertThat(Checks.target(ClientProperties.admin(address, "must not be sent to an unknown server")))
                .containsExactly(expected);
    }

    @Test
    void saysThatTheBrokerSendsItsClientsToANameNobodyKnows() {
        // Given
        EmbeddedKafka kafka =
                EmbeddedKafka.start(1, Map.of("advertised.listeners", "PLAINTEXT://broker-1.internal.invalid:9092"));
        resources.add(kafka);

        // Then
        assertThat(Checks.target(noAuth(kafka.bootstrapServers())))
                .containsExactly("The target cluster (BROKERS) cannot be used: " + kafka.bootstrapServers()
                        + " responded and redirected this client to broker-1.internal.invalid:9092, which did not resolve:"
                        + " DNS has no such host; check the name, and that the DNS of this network resolves it.");
    }

    @Test
    void saysThatTheBrokerSendsItsClientsToANameItHasNoCertificateFor() {
        // Given
        Authority authority = Authority.create();
        SecuredKafka kafka = start(new Settings().authority(authority).identity(authority.server("127.0.0.1")));
        String advertised = kafka.bootstrapServers(Listener.TLS);
        String bootstrap = advertised.replace("localhost", "127.0.0.1");

        // Then
        assertThat(Checks.target(ClientProperties.tls(bootstrap, authority.certificate())))
                .containsExactly("The target cluster (BROKERS) cannot be used: " + bootstrap
                        + " responded and redirected this client to " + advertised
                        + ", which presented a certificate for 127.0.0.1 and not for localhost; use a name that the"
                        + " certificate has in BROKERS, or give the brokers a certificate for this one.");
    }

    @Test
    void saysThatAControllerIsNoBroker() throws IOException {
        // Given
        List<Integer> ports = FreePorts.take(2);
        String controller = "127.0.0.1:" + ports.get(0);
        String broker = "PLAINTEXT://127.0.0.1:" + ports.get(1);
        resources.add(EmbeddedKafka.start(
                1,
                Map.of(
                        "controller.quorum.voters",
                        "1@" + controller,
                        "listeners",
                        broker + ",CONTROLLER://" + controller,
                        "advertised.listeners",
                        broker)));

        // Then
        assertThat(Checks.target(noAuth(controller)))
                .containsExactly("The target cluster (BROKERS) cannot be used: " + controller
                        + " belongs to a controller, which does not serve clients; use a port of the brokers.");
    }

    private SecuredKafka start(Settings settings) {
        SecuredKafka kafka = SecuredKafka.start(settings);
        resources.add(kafka);
        return kafka;
    }

    private ServerSocket listen(int backlog) throws IOException {
        ServerSocket server = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
        resources.add(server);
        return server;
    }

    /** With its queue full, the kernel answers no further connection, as a security group would not. */
    private String silent() throws IOException {
        ServerSocket server = listen(1);
        for (int i = 0; i < 2; i++) {
            resources.add(new Socket(server.getInetAddress(), server.getLocalPort()));
        }
        return "127.0.0.1:" + server.getLocalPort();
    }

    private static void answer(ServerSocket server, String text) {
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // The client hung up, or the test is over.
                    Thread.yield();
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static Map<String, Object> noAuth(String bootstrapServers) {
        return ClientProperties.noAuth(bootstrapServers);
    }
}
