package io.connectfargate.connect.status;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Commands that may be copied into a shell: a name may hold anything. */
final class Shell {
    private Shell() {}

    static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A request to a worker, {@code $W} as in all documents. */
    static String get(String path) {
        return "curl -s \"http://$W:8083" + path + "\"";
    }

    /** A name as a part of a path or of a query. */
    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
