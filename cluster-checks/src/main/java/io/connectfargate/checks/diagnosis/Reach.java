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
    static final Explanation UNKNOWN = Explanation.passing(
            "did not resolve: DNS has no such host", "check the name, and that the DNS of this network resolves it");
    private static final Explanation CLOSED = Explanation.passing(
            "refused the connection: nothing listens there", "check host and port, and that the broker is running");

    private Reach() {}

    /** What is wrong with an address; empty if it accepts connections. */
    static Optional<Explanation> failure(Address address, Duration timeout) {
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
    public static Map<Address, Explanation> failures(Collection<Address> addresses, Duration timeout) {
        Map<Address, CompletableFuture<Optional<Explanation>>> answers = new LinkedHashMap<>();
        addresses.forEach(address -> answers.put(
                address, CompletableFuture.supplyAsync(() -> failure(address, timeout), AccessThreads.ALL)));
        Map<Address, Explanation> failures = new LinkedHashMap<>();
        answers.forEach(
                (address, answer) -> answer.join().ifPresent(explanation -> failures.put(address, explanation)));
        return failures;
    }

    static Explanation noAnswer(Duration timeout) {
        return Explanation.passing(
                "did not respond within " + Math.max(1, timeout.toSeconds()) + " s",
                "check that security groups and network ACLs allow this task to reach that port, and that the broker is running");
    }
}
