package io.connectfargate.connectors.opensearch;

import io.connectfargate.connectors.opensearch.config.SinkConfig;
import org.apache.kafka.connect.errors.ConnectException;

/** Sentences for whole requests that OpenSearch did not accept. */
final class Rejections {
    private static final int UNAUTHENTICATED = 401;
    private static final int DENIED = 403;

    private Rejections() {}

    /**
     * The exception for an answer that is an error.
     *
     * @return {@link Unavailable} where it may be accepted later
     */
    static RuntimeException of(SinkConfig config, Answer answer) {
        String said = said(config, answer);
        return Outcome.isTemporary(answer.status(), answer.type())
                ? new Unavailable(said + hint(answer.type()))
                : new ConnectException(said + advice(config, answer.status()));
    }

    /** What OpenSearch answered, without advice. */
    static String said(SinkConfig config, Answer answer) {
        String reason = answer.reason();
        return "OpenSearch at " + String.join(",", config.getList(SinkConfig.URL)) + " responded " + answer.status()
                + (reason.isEmpty() ? "." : " (" + reason + ").");
    }

    /** What ends a temporary rejection. */
    static String hint(String reason) {
        return reason.contains("cluster_block_exception")
                ? " Writing is blocked, probably since a disk is full: it resumes when there is room and the block is removed."
                : "";
    }

    static String advice(SinkConfig config, int status) {
        if (status == UNAUTHENTICATED) {
            return " Authentication failed. Check "
                    + (config.isSigned() ? "the task role" : SinkConfig.USERNAME + " and " + SinkConfig.PASSWORD) + ".";
        }
        if (status == DENIED) {
            return config.isSigned()
                    ? " Access denied. Check " + SinkConfig.REGION + ", the domain's access policy and the task role."
                    : " Access denied. Give the user permission to create and write the indexes, and to read them.";
        }
        return "";
    }
}
