package io.connectfargate.connectors.opensearch;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What OpenSearch answered.
 *
 * @param status of HTTP
 * @param body its JSON, a missing node if it is none
 */
record Answer(int status, JsonNode body) {
    private static final int FIRST_ERROR = 300;
    private static final int LONGEST = 500;

    boolean isOk() {
        return status < FIRST_ERROR;
    }

    /** The type and the reason of an error, in OpenSearch's own words. */
    String reason() {
        JsonNode error = body.path("error");
        return error.isObject()
                ? reason(error)
                : shorten(body.path("Message").asText(body.path("message").asText("")));
    }

    /** The type of an error, empty if there is none. */
    String type() {
        return body.path("error").path("type").asText("");
    }

    /** An error's type and reason with its innermost cause, which says what is wrong. */
    static String reason(JsonNode error) {
        JsonNode cause = error;
        while (cause.path("caused_by").isObject()) {
            cause = cause.path("caused_by");
        }
        String text = error.path("type").asText() + ": " + error.path("reason").asText();
        return shorten(
                cause == error ? text : text + ", " + cause.path("reason").asText());
    }

    private static String shorten(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
