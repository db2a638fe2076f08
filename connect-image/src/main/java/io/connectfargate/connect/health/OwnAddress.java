package io.connectfargate.connect.health;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/**
 * Tells whether a Connect worker id, {@code host:port}, means the worker in this container.
 *
 * @param port the port of this worker's REST listener
 */
record OwnAddress(int port) {
    boolean matches(String workerId) {
        int colon = workerId.lastIndexOf(':');
        if (colon < 0 || !workerId.substring(colon + 1).equals(Integer.toString(port))) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByName(workerId.substring(0, colon));
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
