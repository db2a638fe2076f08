package io.connectfargate.connect.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/** What a request shows about its sender. */
final class Caller {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> PROXY = Set.of("forwarded", "via", "x-real-ip");

    private Caller() {}

    /** Whether a request may change something. */
    static boolean writes(ContainerRequestContext request) {
        return !SAFE.contains(request.getMethod());
    }

    /** Whether a page, and not a tool, sent it. Over plain HTTP to a name Chromium sends no {@code Sec-Fetch-*}. */
    static boolean isBrowser(ContainerRequestContext request) {
        return request.getHeaders().containsKey("Origin")
                || request.getHeaders().keySet().stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("sec-fetch-"));
    }

    /**
     * Whether it was sent from this task itself, as ECS Exec does, and not by a proxy next to the worker.
     *
     * @param connection as the servlet container has it
     */
    static boolean isLoopback(ContainerRequestContext request, HttpServletRequest connection) {
        boolean forwarded = request.getHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> PROXY.contains(name) || name.startsWith("x-forwarded"));
        try {
            // An address in digits: no name is looked up.
            return !forwarded
                    && InetAddress.getByName(connection.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
