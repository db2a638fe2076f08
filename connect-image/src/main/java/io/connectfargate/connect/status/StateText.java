package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.connectfargate.ledger.judgement.Loss;
import io.connectfargate.ledger.judgement.State;
import io.connectfargate.ledger.judgement.TopicEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a topic's state means, in a few words, and what to do. Those that need nothing have no text. */
enum StateText {
    LOSING(
            "Records are lost",
            "Keep records longer on the source, so that it does not happen again; then acknowledge each loss."),
    SOURCE_RECREATED(
            "Source topics were created again",
            "Their old copies and their new records do not belong together. Decide which are needed, then acknowledge."),
    SOURCE_TRUNCATED(
            "Source topics were truncated",
            "Find out what happened to the source's brokers, and which records are right; then acknowledge."),
    SOURCE_DELETED("Source topics were deleted", "Find out who deleted them; then acknowledge."),
    COPY_DELETED("Copies were deleted", "Copy the topics again from their start, or acknowledge."),
    COPY_RECREATED("Copies were created again", "Copy the topics again from their start, or acknowledge."),
    COPY_TRUNCATED("Copies were truncated", "Copy the topics again from their start, or acknowledge."),
    COPY_EMPTIED("Copies were emptied", "Copy the topics again from their start, or acknowledge."),
    RETENTION_CLOSE(
            "Records will be lost within the hour",
            "Raise retention.ms or retention.bytes of the topics on the source, or give the connector more tasks."),
    STALLED("Topics are stalled", "Look at the connector's tasks and the log, and restart what does not copy."),
    NO_COPY("Topics have no copy", "The finding no-copy or the log has the reason; remove it on the target."),
    COPY_BLOCKED(
            "A transaction on a copy has not ended",
            "Find the transaction and abort it: consumers of committed records wait for it."),
    UNKNOWN("Not everything is known", "Remove the reason that is given."),
    OPEN_TRANSACTION("An open transaction holds records back", "End its producer, or abort the transaction.");

    /** The others are in the status. */
    private static final int LOSSES = 5;

    private final String title;
    private final String action;

    StateText(String title, String action) {
        this.title = title;
        this.action = action;
    }

    static Optional<StateText> of(State state) {
        for (StateText text : values()) {
            if (text.name().equals(state.name())) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    String title() {
        return title;
    }

    String action() {
        return action;
    }

    String runbook() {
        return "docs/status.md#" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param first of the topics; a name of Kafka's needs no quotes */
    List<String> commands(String connector, TopicEntry first) {
        String topic = first.topic();
        return switch (this) {
            case RETENTION_CLOSE ->
                List.of("kafka-configs.sh --bootstrap-server $SOURCE --alter --entity-type topics --entity-name "
                        + topic + " --add-config retention.ms=MILLISECONDS");
            case STALLED, NO_COPY -> List.of(Shell.get("/connectors/" + Shell.encode(connector) + "/status"));
            case COPY_BLOCKED -> List.of(hanging("$TARGET", topic));
            case OPEN_TRANSACTION -> List.of(hanging("$SOURCE", topic));
            case UNKNOWN -> List.of(Shell.get("/migration/status?topic=" + topic));
            default ->
                first.losses().stream()
                        .filter(Loss::isOpen)
                        .limit(LOSSES)
                        .map(loss -> acknowledge(connector, loss))
                        .toList();
        };
    }

    private static String acknowledge(String connector, Loss loss) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("connector", connector)
                .put("id", loss.id())
                .put("by", "YOUR NAME")
                .toString();
        return "curl -s -X POST -H 'Content-Type: application/json' http://$W:8083/migration/acknowledgements -d "
                + Shell.quote(body);
    }

    private static String hanging(String cluster, String topic) {
        return "kafka-transactions.sh --bootstrap-server " + cluster + " find-hanging --topic " + topic;
    }
}
