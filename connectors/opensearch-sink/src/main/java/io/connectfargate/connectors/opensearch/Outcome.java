package io.connectfargate.connectors.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of one operation.
 *
 * @param reason in OpenSearch's own words, empty if it is done
 * @param stored the version in the index where that is not older than the record's, else -1
 */
record Outcome(Kind kind, String reason, long stored) {
    /** What to do about it. */
    enum Kind {
        DONE,
        /** The document has the same or a later version. */
        CONFLICT,
        /** Not now. */
        RETRY,
        /** This document never. */
        REJECTED,
        /** No document, until somebody changes something. */
        FATAL
    }

    private static final Set<Integer> NOT_NOW = Set.of(408, 429, 500, 502, 503, 504);
    private static final Set<Integer> DENIED = Set.of(401, 403, 404);
    private static final int CONFLICTING = 409;
    private static final int FIRST_ERROR = 300;
    private static final int NOT_FOUND = 404;
    private static final Pattern STORED = Pattern.compile("current version \\[(\\d+)\\]");

    /** Whether a request with this status may succeed later. A block of a full disk ends by itself when there is room again. */
    static boolean isTemporary(int status, String type) {
        return NOT_NOW.contains(status) || type.equals("cluster_block_exception");
    }

    /** @param item an element of a bulk request's answer */
    static Outcome of(JsonNode item) {
        JsonNode action = item.path("delete").isObject() ? item.path("delete") : item.path("index");
        int status = action.path("status").asInt();
        JsonNode error = action.path("error");
        // A document that is to be deleted and does not exist is no error.
        if (status < FIRST_ERROR || status == NOT_FOUND && error.isMissingNode()) {
            return new Outcome(Kind.DONE, "", -1);
        }
        String reason = Answer.reason(error);
        if (status == CONFLICTING) {
            Matcher stored = STORED.matcher(error.path("reason").asText());
            return new Outcome(Kind.CONFLICT, reason, stored.find() ? Long.parseLong(stored.group(1)) : -1);
        }
        if (isTemporary(status, error.path("type").asText())) {
            return new Outcome(Kind.RETRY, status + " " + reason, -1);
        }
        return new Outcome(DENIED.contains(status) ? Kind.FATAL : Kind.REJECTED, status + " " + reason, -1);
    }
}
