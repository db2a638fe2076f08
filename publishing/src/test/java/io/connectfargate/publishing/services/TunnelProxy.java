package io.connectfargate.publishing.services;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An HTTPS proxy that leads names of AWS to ports on loopback, so that they are reached under their real names; TLS goes
 * through unseen. For any other name it answers 502, as a proxy does for an unknown host.
 */
public final class TunnelProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, Integer> ports;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int bytesPerMillisecond = Integer.MAX_VALUE;

    /** ports: host:443 to the port on loopback. */
    public TunnelProxy(Map<String, Integer> ports) throws IOException {
        this.ports = Map.copyOf(ports);
        daemon(this::acceptAll);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Slows down what clients send from now on, each connection for itself. */
    public void limit(int bytesPerMillisecond) {
        this.bytesPerMillisecond = bytesPerMillisecond;
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                daemon(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String host = connectRequest(client.getInputStream());
            OutputStream answer = client.getOutputStream();
            Integer port = ports.get(host);
            if (port == null) {
                answer.write("HTTP/1.1 502 Bad Gateway\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                open.add(target);
                answer.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                daemon(() -> pump(target, client, false));
                pump(client, target, true);
            } catch (java.net.ConnectException e) {
                answer.write("HTTP/1.1 502 Bad Gateway\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // One of the two has hung up: so does the other, by the sockets' being closed.
        }
    }

    /** Reads byte by byte: what follows the empty line is TLS. */
    private static String connectRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed before the request ended");
            }
            head.append((char) next);
        }
        return new BufferedReader(new InputStreamReader(
                        new java.io.ByteArrayInputStream(head.toString().getBytes(StandardCharsets.US_ASCII)),
                        StandardCharsets.US_ASCII))
                .readLine()
                .split(" ")[1];
    }

    private void pump(Socket from, Socket to, boolean limited) {
        byte[] buffer = new byte[16 * 1024];
        try (from;
                to) {
            for (int length; (length = from.getInputStream().read(buffer)) >= 0; ) {
                to.getOutputStream().write(buffer, 0, length);
                if (limited && bytesPerMillisecond < Integer.MAX_VALUE) {
                    Thread.sleep(length / bytesPerMillisecond);
                }
            }
        } catch (IOException | InterruptedException e) {
            // As above.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
