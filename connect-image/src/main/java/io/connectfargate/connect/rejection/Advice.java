package io.connectfargate.connect.rejection;

import io.connectfargate.connect.findings.Kind;

/** The sentences for each kind of rejection. */
final class Advice {
    private Advice() {}

    /** @param topics by name, each with its reason */
    static String of(Kind kind, String connector, String topics) {
        return what(kind, connector) + ": " + topics + ". " + remedy(kind);
    }

    private static String what(Kind kind, String connector) {
        return switch (kind) {
            case NO_COPY ->
                "The target of connector " + connector
                        + " does not create the copies of these topics, so nothing of them is copied";
            case REJECTED_RECORDS ->
                "The target of connector " + connector
                        + " rejects records of these topics, so copying of them has stalled";
            case TIMESTAMP_LIMIT ->
                "The target of connector " + connector + " will reject records of these topics for their time";
            case SIZE_LIMIT ->
                "The target of connector " + connector
                        + " accepts smaller records than the source, and will reject larger ones of these topics";
            case MISSING_KEYS ->
                "Copies of connector " + connector
                        + " are compacted, and will reject the records without keys of these topics";
            case PARTITION_LIMIT ->
                "The target of connector " + connector
                        + " has no room for the partitions of all copies that do not exist yet";
            case LIFTED_LIMIT ->
                "Copies of connector " + connector
                        + " accept records of any time until the cutover, since TIMESTAMP_LIMITS is lift";
            default -> throw new IllegalArgumentException(kind.toString());
        };
    }

    private static String remedy(Kind kind) {
        return switch (kind) {
            case NO_COPY ->
                "Remove the cause on the target, keep a property that it rejects out of the copy with"
                        + " config.properties.exclude, create the copy yourself, or leave the topic out with"
                        + " topics.exclude.";
            case REJECTED_RECORDS ->
                "docs/findings.md lists for each reason what to change on the copy; or leave the topic out with"
                        + " topics.exclude.";
            case TIMESTAMP_LIMIT ->
                "Until the cutover make the copies accept them: kafka-configs.sh --alter --entity-type topics"
                        + " --entity-name TOPIC --add-config message.timestamp.before.max.ms=" + Long.MAX_VALUE
                        + " (or message.timestamp.after.max.ms), or set TIMESTAMP_LIMITS=lift on the workers.";
            case SIZE_LIMIT -> "Set max.message.bytes of the copies, or message.max.bytes of the target's brokers.";
            case MISSING_KEYS ->
                "Set cleanup.policy=delete on the copies and add cleanup.policy to config.properties.exclude, or leave"
                        + " the topics out with topics.exclude.";
            case PARTITION_LIMIT ->
                "Have the quota of the cluster raised, delete topics there, or leave topics out with topics.exclude.";
            default ->
                "At the cutover restore the earlier values, with kafka-configs.sh --alter --entity-type topics"
                        + " --entity-name TOPIC --delete-config for a property that had no value of its own, else"
                        + " --add-config.";
        };
    }
}
