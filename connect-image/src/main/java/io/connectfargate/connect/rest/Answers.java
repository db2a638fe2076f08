package io.connectfargate.connect.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.apache.kafka.connect.runtime.rest.entities.ErrorMessage;

/** Rejections in the form of Connect's own errors. */
final class Answers {
    static final int TOO_MANY_REQUESTS = 429;
    private static final int RETRY_SECONDS = 5;

    private Answers() {}

    static Response of(Response.Status status, String sentence) {
        return builder(status.getStatusCode(), sentence).build();
    }

    /** For a client that may come again. */
    static Response later(int status, String sentence) {
        return builder(status, sentence).header("Retry-After", RETRY_SECONDS).build();
    }

    static Response.ResponseBuilder builder(int status, String sentence) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(new ErrorMessage(status, sentence));
    }
}
