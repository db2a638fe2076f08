package io.connectfargate.connect.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cluster's bootstrap servers.
 *
 * @param addresses {@code host:port} each, at least one
 * @param ports the ports that occur
 */
record BootstrapServers(List<String> addresses, Set<Integer> ports) {
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):(\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    /**
     * Reads {@code host:port,host:port}; blanks around an address are dropped.
     *
     * @param text may be null
     * @param missing what is said of the variable where there is no text
     * @param errors gets a sentence for each address that is none
     */
    static BootstrapServers parse(String text, String missing, ConfigurationErrors errors) {
        List<String> addresses = new ArrayList<>();
        Set<Integer> ports = new TreeSet<>();
        if (text == null || text.isBlank()) {
            errors.add(
                    "BROKERS",
                    missing,
                    "the bootstrap servers of the target cluster, such as b-1.example.com:9098,b-2.example.com:9098");
            return new BootstrapServers(addresses, ports);
        }
        for (String part : text.split(",", -1)) {
            String address = part.trim();
            Matcher matcher = ADDRESS.matcher(address);
            if (!matcher.matches()
                    || Integer.parseInt(matcher.group(2)) > MAX_PORT
                    || Integer.parseInt(matcher.group(2)) == 0) {
                errors.add(
                        "BROKERS",
                        "contains '" + address + "'",
                        "host:port with a port from 1 to " + MAX_PORT
                                + ", several of them separated by commas, no protocol");
                continue;
            }
            addresses.add(address);
            ports.add(Integer.parseInt(matcher.group(2)));
        }
        return new BootstrapServers(List.copyOf(addresses), Set.copyOf(ports));
    }

    /** As Kafka's {@code bootstrap.servers} wants it. */
    String joined() {
        return String.join(",", addresses);
    }
}
