package io.connectfargate.connect.rejection;

/** What to do about a record that the target rejected. */
final class Remedy {
    private Remedy() {}

    static String of(SendFailure failure) {
        String topic = failure.topic();
        return switch (failure.shortName()) {
            case "InvalidTimestamp" ->
                "Make the copy accept the time of the record, with "
                        + alter(topic, "message.timestamp.before.max.ms=" + Long.MAX_VALUE)
                        + " for an old record, with message.timestamp.after.max.ms for one from the future, and keep both in"
                        + " config.properties.exclude of the connector, or its next sync reverts that.";
            case "RecordTooLarge", "RecordBatchTooLarge" ->
                failure.message().contains("max.request.size")
                        ? "Raise producer.override.max.request.size of the connector."
                        : "Raise the limit of the copy to that of the topic on the source: "
                                + alter(topic, "max.message.bytes=LIMIT") + ".";
            case "InvalidRecord" ->
                "Where the copy is compacted, a record needs a key: set " + alter(topic, "cleanup.policy=delete")
                        + " and add cleanup.policy to config.properties.exclude, or leave the topic out with topics.exclude.";
            case "TopicAuthorization" ->
                "Allow the worker's login to write to it (WRITE, for IAM kafka-cluster:WriteData).";
            case "Timeout", "InvalidTopic", "UnknownTopicOrPartition" ->
                "The copy is missing and was not created; the worker's log has the reason (Could not create topic). Create it, or leave it"
                        + " out with topics.exclude.";
            default -> "The log of the target's brokers may have the reason; topics.exclude leaves the topic out.";
        };
    }

    /** Without the address: it may not be printed. */
    private static String alter(String topic, String setting) {
        return "kafka-configs.sh --alter --entity-type topics --entity-name " + topic + " --add-config " + setting;
    }
}
