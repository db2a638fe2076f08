package io.connectfargate.testsupport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports that nobody listens on, for a program that must know its port before it starts.
 *
 * <p>They lie below 32768, from where Linux gives ports to outgoing connections (macOS and Windows: from 49152): between the moment a port
 * is given out here and the moment its program listens, or while that program restarts, no client's connection can occupy it.
 */
public final class FreePorts {
    private static final int LOWEST = 20_000;
    private static final int COUNT = 12_000;
    private static final int ATTEMPTS = 1_000;
    private static final int CONNECT_MS = 500;

    /** Test JVMs run side by side: each begins elsewhere. */
    private static final Random RANDOM = new SecureRandom();

    private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** One port of loopback. */
    public static int take() {
        return take(1).get(0);
    }

    /**
     * Several ports of loopback.
     *
     * @param count how many; none is given out twice by this JVM
     * @throws IllegalStateException if this machine has no free port left
     */
    public static List<Integer> take(int count) {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ports.add(take(InetAddress.getLoopbackAddress()));
        }
        return List.copyOf(ports);
    }

    /** One port that is free on every address of this machine, as a container engine needs it. */
    public static int takeOnAllAddresses() {
        return take((InetAddress) null);
    }

    private static int take(InetAddress address) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = LOWEST + RANDOM.nextInt(COUNT);
            if (GIVEN_OUT.add(port) && isFree(port, address)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "No port from " + LOWEST + " to " + (LOWEST + COUNT - 1) + " is free on this machine");
    }

    /** Whether a listener there is reached: a rule that a killed container has left may send its connections elsewhere. */
    private static boolean isFree(int port, InetAddress address) {
        try (ServerSocket listener = new ServerSocket(port, 1, address);
                Socket client = new Socket()) {
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
            return listener.isBound() && client.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
