package io.connectfargate.secured;

import io.connectfargate.testsupport.FreePorts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where a broker listens.
 *
 * @param listeners where each listener is bound, {@code host:port}, the host may be empty
 * @param advertised where its clients find it
 * @param internal ports of loopback for the broker's own connections: to the controller, and to itself
 */
record Endpoints(Map<Listener, String> listeners, Map<Listener, String> advertised, List<Integer> internal) {
    /** Free ports of this machine that nobody else reaches. */
    static Endpoints onLoopback() {
        List<Integer> ports = FreePorts.take(Listener.values().length + 2);
        Map<Listener, String> addresses = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            addresses.put(listener, "localhost:" + ports.get(listener.ordinal()));
        }
        return new Endpoints(addresses, addresses, ports.subList(addresses.size(), ports.size()));
    }

    /**
     * The ports of a container.
     *
     * @param host what other containers call it
     * @param admin {@code host:port} at which the test reaches {@link Listener#ADMIN}
     */
    static Endpoints inContainer(String host, String admin) {
        Map<Listener, String> listeners = new EnumMap<>(Listener.class);
        Map<Listener, String> advertised = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            listeners.put(listener, ":" + listener.port());
            advertised.put(listener, listener == Listener.ADMIN ? admin : host + ":" + listener.port());
        }
        return new Endpoints(listeners, advertised, FreePorts.take(2));
    }
}
