package io.connectfargate.checks.diagnosis;

import io.connectfargate.checks.connection.AccessThreads;
import io.connectfargate.checks.connection.Address;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Whether addresses accept connections at all. */
public final class Reach {
    static final Finding UNKNOWN = Finding.passing(
            "did not resolve: DNS has no such host", "check the name, and that the DNS of this network resolves it");
    private static final Finding CLOSED = Finding.passing(
            "refused the connection: nothing listens there", "check host and port, and that the broker is running");

    private Reach() {}

    /** What is wrong with an address; empty if it accepts connections. */
    static Optional<Finding> failure(Address address, Duration timeout) {
        try (Socket socket = new Socket()) {
            InetAddress host = InetAddress.getByName(address.host());
            socket.connect(new InetSocketAddress(host, address.port()), (int) timeout.toMillis());
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of(UNKNOWN);
        } catch (ConnectException e) {
            return Optional.of(CLOSED);
        } catch (IOException e) {
            return Optional.of(noAnswer(timeout));
        }
    }

    /** The same for several, all at the same time. */
    public static Map<Address, Finding> failures(Collection<Address> addresses, Duration timeout) {
        Map<Address, CompletableFuture<Optional<Finding>>> answers = new LinkedHashMap<>();
        addresses.forEach(address -> answers.put(
                address, CompletableFuture.supplyAsync(() -> failure(address, timeout), AccessThreads.ALL)));
        Map<Address, Finding> failures = new LinkedHashMap<>();
        answers.forEach((address, answer) -> answer.join().ifPresent(finding -> failures.put(address, finding)));
        return failures;
    }

    static Finding noAnswer(Duration timeout) {
        return Finding.passing(
                "did not respond within " + Math.max(1, timeout.toSeconds()) + " s",
                "check that security groups and network ACLs allow this task to reach that port, and that the broker is running");
    }
}
