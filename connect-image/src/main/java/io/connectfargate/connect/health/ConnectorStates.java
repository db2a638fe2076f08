package io.connectfargate.connect.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads the answer of {@code GET /connectors?expand=status} as a stream: the health check runs every few seconds in a JVM of its
 * own, and this way it needs one small jar of Jackson.
 */
final class ConnectorStates {
    private final String workerId;

    /** @param workerId the worker whose failures count */
    ConnectorStates(String workerId) {
        this.workerId = workerId;
    }

    /** The first connector or task in state FAILED on this worker, in one line. */
    Optional<String> firstFailure(InputStream json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() == JsonToken.FIELD_NAME || parser.currentToken() == JsonToken.START_OBJECT) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    Optional<String> failure = connector(parser, parser.currentName());
                    if (failure.isPresent()) {
                        return failure;
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** Walks one connector's entry; its part objects with a state are the connector itself and its tasks. */
    private Optional<String> connector(JsonParser parser, String name) throws IOException {
        Optional<String> failure = Optional.empty();
        Part part = new Part();
        int depth = 0;
        do {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                depth++;
                part = new Part();
            } else if (token == JsonToken.END_OBJECT) {
                depth--;
                failure = failure.isPresent() ? failure : part.failure(name, workerId);
                part = new Part();
            } else if (token == JsonToken.FIELD_NAME) {
                part.read(parser);
            }
        } while (depth > 0);
        return failure;
    }

    /** A connector or one of its tasks. */
    private static final class Part {
        private String state = "";
        private String worker = "";
        private String task = "";
        private String reason = "";

        /** Leaves nested objects and arrays to the walk. */
        void read(JsonParser parser) throws IOException {
            switch (parser.currentName()) {
                case "state" -> state = parser.nextTextValue();
                case "worker_id" -> worker = parser.nextTextValue();
                case "id" -> task = " task " + parser.nextIntValue(-1);
                case "trace" -> reason = firstLine(parser.nextTextValue());
                default -> {}
            }
        }

        private static String firstLine(String trace) {
            return trace == null
                    ? ""
                    : trace.lines().findFirst().map(line -> ": " + line).orElse("");
        }

        Optional<String> failure(String connector, String workerId) {
            return "FAILED".equals(state) && workerId.equals(worker)
                    ? Optional.of("connector " + connector + task + " has failed" + reason)
                    : Optional.empty();
        }
    }
}
