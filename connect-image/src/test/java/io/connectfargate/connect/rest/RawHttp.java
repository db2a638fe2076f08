package io.connectfargate.connect.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP as a socket sees it: any path, any header, bodies of any size, and what came back before the connection was closed. */
final class RawHttp {
    private static final int PIECE = 1 << 16;
    private static final int PATIENCE_MS = 40_000;

    private final InetSocketAddress address;
    private final List<String> headers = new ArrayList<>();

    RawHttp(String host, int port) {
        address = new InetSocketAddress(host, port);
    }

    /** @param headers a name and a value each */
    RawHttp with(Map<String, String> headers) {
        headers.forEach((name, value) -> this.headers.add(name + ": " + value));
        return this;
    }

    /** @param headers by name in lower case */
    record Answer(int status, Map<String, String> headers, String body, long sent) {}

    Answer get(String path) throws IOException {
        return send("GET", path, "");
    }

    Answer send(String method, String path, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange(method, path, "Content-Length: " + bytes.length, output -> {
            output.write(bytes);
            return bytes.length;
        });
    }

    /** Sends blanks without saying how many. */
    Answer sendChunks(String method, String path, long size) throws IOException {
        return exchange(method, path, "Transfer-Encoding: chunked", output -> {
            byte[] head = (Integer.toHexString(PIECE) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            long sent = pieces(output, size, head);
            if (sent >= size) {
                output.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            return sent;
        });
    }

    /** Says how many blanks come, and sends them. */
    Answer sendLong(String method, String path, long size) throws IOException {
        return exchange(method, path, "Content-Length: " + size, output -> pieces(output, size, new byte[0]));
    }

    private long pieces(OutputStream output, long size, byte[] head) throws IOException {
        byte[] piece = " ".repeat(PIECE).getBytes(StandardCharsets.US_ASCII);
        long sent = 0;
        try {
            while (sent < size) {
                output.write(head);
                output.write(piece);
                if (head.length > 0) {
                    output.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                sent += PIECE;
            }
        } catch (IOException closed) {
            return sent;
        }
        return sent;
    }

    private interface Body {
        long write(OutputStream output) throws IOException;
    }

    private Answer exchange(String method, String path, String framing, Body body) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address);
            socket.setSoTimeout(PATIENCE_MS);
            List<String> head =
                    new ArrayList<>(List.of(method + " " + path + " HTTP/1.1", framing, "Connection: close"));
            if (headers.stream().noneMatch(line -> line.startsWith("Host:"))) {
                head.add("Host: " + address.getHostString() + ":" + address.getPort());
            }
            if (headers.stream().noneMatch(line -> line.startsWith("Content-Type:"))) {
                head.add("Content-Type: application/json");
            }
            head.addAll(headers);
            socket.getOutputStream().write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            long sent;
            try {
                sent = body.write(socket.getOutputStream());
            } catch (IOException closed) {
                sent = -1;
            }
            return read(socket.getInputStream(), sent);
        }
    }

    private static Answer read(InputStream input, long sent) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            input.transferTo(all);
        } catch (IOException closed) {
            // What came before counts.
        }
        String text = all.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, Map.of(), text, sent);
        }
        String[] head = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            String[] field = head[i].split(": ?", 2);
            headers.put(field[0].toLowerCase(Locale.ROOT), field[1]);
        }
        return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers, text.substring(end + 4), sent);
    }
}
