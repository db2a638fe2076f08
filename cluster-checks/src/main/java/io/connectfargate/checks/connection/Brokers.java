package io.connectfargate.checks.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.NodeApiVersions;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ChannelBuilder;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * A connection to one of a cluster's brokers. Not thread-safe.
 *
 * <p>It is made of the parts that Kafka's clients are made of, since these keep to themselves which broker failed and how: they
 * try again until the time is up.
 */
public final class Brokers implements AutoCloseable {
    /** What TLS sends to a client that does not speak it reads as a size of 350 MB, which Kafka's clients would allocate. */
    private static final int MAX_RECEIVE = 100 << 20;
    /** When the next address is tried in addition to one that does not respond. */
    private static final long HEAD_START_MS = 1_000;

    private static final long POLL_MS = 100;
    private static final LogContext SILENT = new SilentLog();

    private final Map<Address, Exception> failures = new LinkedHashMap<>();
    private final ApiVersions versions = new ApiVersions();
    private final Metrics metrics = new Metrics();
    private final long timeoutMs;
    private final NetworkClient client;
    private int nodes;
    private Node connected;

    /**
     * @param timeout for connecting, and for each request
     * @throws org.apache.kafka.common.KafkaException if no client can be created from the configuration
     */
    public Brokers(AdminClientConfig config, Duration timeout) {
        this.timeoutMs = timeout.toMillis();
        ChannelBuilder channels = ClientUtils.createChannelBuilder(config, Time.SYSTEM, SILENT);
        Selector selector = new Selector(
                MAX_RECEIVE, timeoutMs * 2, metrics, Time.SYSTEM, "access", Map.of(), false, channels, SILENT);
        this.client = new NetworkClient(
                selector,
                new ManualMetadataUpdater(),
                config.getString(AdminClientConfig.CLIENT_ID_CONFIG),
                1,
                0,
                0,
                config.getInt(AdminClientConfig.SEND_BUFFER_CONFIG),
                config.getInt(AdminClientConfig.RECEIVE_BUFFER_CONFIG),
                (int) timeoutMs,
                // A name may have several addresses: the second has the other half.
                timeoutMs / 2,
                timeoutMs / 2,
                Time.SYSTEM,
                true,
                versions,
                SILENT,
                MetadataRecoveryStrategy.NONE);
    }

    /**
     * Connects to the first of these addresses that accepts this client.
     *
     * @return whether there is one
     */
    public boolean connect(List<Address> addresses) {
        Deque<Candidate> waiting = candidates(addresses);
        List<Candidate> trying = new ArrayList<>();
        long start = Time.SYSTEM.milliseconds();
        long next = start;
        long now = start;
        while (now - start < timeoutMs && !(waiting.isEmpty() && trying.isEmpty())) {
            if (!waiting.isEmpty() && (trying.isEmpty() || now >= next)) {
                trying.add(waiting.poll());
                next = now + HEAD_START_MS;
            }
            for (Candidate candidate : List.copyOf(trying)) {
                if (client.ready(candidate.node, now)) {
                    connected = candidate.node;
                    return true;
                }
            }
            client.poll(POLL_MS, now);
            trying.removeIf(this::hasFailed);
            now = Time.SYSTEM.milliseconds();
        }
        waiting.addAll(trying);
        waiting.forEach(candidate -> failures.put(candidate.address, new IOException("no response")));
        return false;
    }

    /** Why addresses could not be used, in the order in which they failed. */
    public Map<Address, Exception> failures() {
        return failures;
    }

    /** The one that is connected. */
    public Address address() {
        return Address.of(connected);
    }

    /** What the connected broker speaks. */
    public NodeApiVersions versions() {
        return versions.get(connected.idString());
    }

    /**
     * Asks the connected broker.
     *
     * @throws IOException if the connection breaks or nothing is answered
     * @throws org.apache.kafka.common.KafkaException if the broker says that it does not know this client, or not this request
     */
    public AbstractResponse ask(AbstractRequest.Builder<?> question) throws IOException {
        ClientRequest request = client.newClientRequest(
                connected.idString(), question, Time.SYSTEM.milliseconds(), true, (int) timeoutMs, null);
        try {
            return NetworkClientUtils.sendAndReceive(client, request, Time.SYSTEM)
                    .responseBody();
        } catch (IOException e) {
            if (client.authenticationException(connected) != null) {
                throw client.authenticationException(connected);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        client.close();
        metrics.close();
    }

    private Deque<Candidate> candidates(List<Address> addresses) {
        Deque<Candidate> candidates = new ArrayDeque<>();
        for (Address address : addresses) {
            try {
                int tries = InetAddress.getAllByName(address.host()).length;
                candidates.add(new Candidate(address, new Node(nodes++, address.host(), address.port()), tries));
            } catch (UnknownHostException e) {
                failures.put(address, e);
            }
        }
        return candidates;
    }

    private boolean hasFailed(Candidate candidate) {
        if (!client.connectionFailed(candidate.node)) {
            return false;
        }
        Exception reason = client.authenticationException(candidate.node);
        candidate.tries--;
        if (reason == null && candidate.tries > 0) {
            return false;
        }
        failures.put(candidate.address, reason == null ? new IOException("disconnected") : reason);
        return true;
    }

    /** An address, which is tried as often as its host has addresses. */
    private static final class Candidate {
        private final Address address;
        private final Node node;
        private int tries;

        private Candidate(Address address, Node node, int tries) {
            this.address = address;
            this.node = node;
            this.tries = tries;
        }
    }
}
