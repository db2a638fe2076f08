package io.connectfargate.checks.connection;

import java.util.List;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;

/** Where a broker listens. */
public record Address(String host, int port) {
    /** @throws ConfigException if one is no {@code host:port} */
    static List<Address> parse(List<String> bootstrapServers) {
        return bootstrapServers.stream().map(Address::parse).toList();
    }

    /** Where a broker says that it is. */
    public static Address of(Node node) {
        return new Address(node.host(), node.port());
    }

    private static Address parse(String text) {
        String host = Utils.getHost(text);
        Integer port = Utils.getPort(text);
        if (host == null || port == null) {
            throw new ConfigException("bootstrap.servers", text, "must be host:port");
        }
        return new Address(host, port);
    }

    @Override
    public String toString() {
        return Utils.formatAddress(host, port);
    }
}
