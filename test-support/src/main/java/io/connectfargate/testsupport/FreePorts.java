package io.connectfargate.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports that nobody listens on, for a program that must know its port before it starts. */
public final class FreePorts {
    private FreePorts() {}

    /** One port of loopback. */
    public static int take() {
        return take(1).get(0);
    }

    /**
     * Several ports of loopback.
     *
     * @param count taken at once, so that none is given out twice
     */
    public static List<Integer> take(int count) {
        return take(count, InetAddress.getLoopbackAddress());
    }

    /** One port that is free on every address of this machine, as a container engine needs it. */
    public static int takeOnAllAddresses() {
        return take(1, null).get(0);
    }

    private static List<Integer> take(int count, InetAddress address) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            try {
                for (int i = 0; i < count; i++) {
                    sockets.add(new ServerSocket(0, 1, address));
                }
                return sockets.stream().map(ServerSocket::getLocalPort).toList();
            } finally {
                for (ServerSocket socket : sockets) {
                    socket.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on this machine", e);
        }
    }
}
