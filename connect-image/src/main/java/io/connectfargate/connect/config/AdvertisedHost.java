package io.connectfargate.connect.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The address at which the other workers of the group reach this one's REST port. */
final class AdvertisedHost {
    private static final Logger log = LoggerFactory.getLogger(AdvertisedHost.class);
    /** The endpoint is link-local: what takes longer than this does not respond at all. */
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private AdvertisedHost() {}

    /**
     * The ECS task's own address, else the host's first address that is not loopback.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html">task
     *     metadata endpoint version 4</a>
     */
    static String of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(Variables.ECS_CONTAINER_METADATA_URI_V4.name()))
                .flatMap(AdvertisedHost::ofEcs)
                .orElseGet(AdvertisedHost::ofInterfaces);
    }

    private static Optional<String> ofEcs(String endpoint) {
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(endpoint))
                                    .timeout(TIMEOUT)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonNode address = new ObjectMapper().readTree(response.body()).at("/Networks/0/IPv4Addresses/0");
            if (response.statusCode() == 200 && address.isTextual()) {
                return Optional.of(address.asText());
            }
            log.warn(
                    "The task metadata endpoint returned {} without an address; the host's own address is advertised",
                    response.statusCode());
        } catch (IOException | IllegalArgumentException e) {
            log.warn(
                    "The task metadata endpoint did not respond ({}); the host's own address is advertised",
                    e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static String ofInterfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .min(Comparator.comparing(address -> address.getAddress().length))
                    .orElseGet(InetAddress::getLoopbackAddress)
                    .getHostAddress();
        } catch (SocketException e) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }
}
