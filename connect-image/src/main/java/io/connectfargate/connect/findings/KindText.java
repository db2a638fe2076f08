package io.connectfargate.connect.findings;

/** What each kind of finding means, in a few words, and what to do: for the finding's own sentence, the status and the log alike. */
public enum KindText {
    /** See {@link Kind#UNREAD_KEY}. */
    UNREAD_KEY("A key of the configuration has no effect", "Use the key that is read, or remove it."),
    /** See {@link Kind#DISAGREEMENT}. */
    DISAGREEMENT("Connectors of one migration disagree", "Give both the same value."),
    /** See {@link Kind#NO_OFFSET_SYNCS}. */
    NO_OFFSET_SYNCS("No connector writes offset syncs", "Create the source connector, or remove the key."),
    /** See {@link Kind#NOT_EXACTLY_ONCE}. */
    NOT_EXACTLY_ONCE("Records may be copied twice after a crash", "Remove CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT."),
    /** See {@link Kind#NOT_READ_COMMITTED}. */
    NOT_READ_COMMITTED(
            "Records of aborted transactions are copied", "Set source.consumer.isolation.level to read_committed."),
    /** See {@link Kind#MORE_PARTITIONS}. */
    MORE_PARTITIONS(
            "A copy has more partitions than its topic",
            "Before anything is copied, delete the copy and let MirrorMaker create it."),
    /** See {@link Kind#FEWER_PARTITIONS}. */
    FEWER_PARTITIONS(
            "A copy has fewer partitions than its topic",
            "Let MirrorMaker add them: see the log, and refresh.topics.enabled."),
    /** See {@link Kind#TIMESTAMP_TYPE}. */
    TIMESTAMP_TYPE("Timestamps will be the producers' after the cutover", "Change it on the copy at the cutover."),
    /** See {@link Kind#NO_COPY}. */
    NO_COPY(
            "The target does not create copies",
            "Remove the cause on the target, keep a property that it rejects out of the copy with"
                    + " config.properties.exclude, create the copy yourself, or leave the topic out with"
                    + " topics.exclude."),
    /** See {@link Kind#REJECTED_RECORDS}. */
    REJECTED_RECORDS(
            "The target rejected records",
            "docs/findings.md lists for each reason what to change on the copy; or leave the topic out with"
                    + " topics.exclude."),
    /** See {@link Kind#TIMESTAMP_LIMIT}. */
    TIMESTAMP_LIMIT(
            "The target will reject records for their time",
            "Until the cutover make the copies accept them: kafka-configs.sh --alter --entity-type topics"
                    + " --entity-name TOPIC --add-config message.timestamp.before.max.ms=" + Long.MAX_VALUE
                    + " (or message.timestamp.after.max.ms), or set TIMESTAMP_LIMITS=lift on the workers."),
    /** See {@link Kind#SIZE_LIMIT}. */
    SIZE_LIMIT(
            "The target accepts smaller records",
            "Set max.message.bytes of the copies, or message.max.bytes of the target's brokers."),
    /** See {@link Kind#MISSING_KEYS}. */
    MISSING_KEYS(
            "Records without a key, and a compacted copy",
            "Set cleanup.policy=delete on the copies and add cleanup.policy to config.properties.exclude, or leave"
                    + " the topics out with topics.exclude."),
    /** See {@link Kind#PARTITION_LIMIT}. */
    PARTITION_LIMIT(
            "The target has no room for all copies",
            "Have the quota of the cluster raised, delete topics there, or leave topics out with topics.exclude."),
    /** See {@link Kind#LIFTED_LIMIT}. */
    LIFTED_LIMIT(
            "Copies accept records of any time until the cutover",
            "At the cutover restore the earlier values, with kafka-configs.sh --alter --entity-type topics"
                    + " --entity-name TOPIC --delete-config for a property that had no value of its own, else"
                    + " --add-config."),
    /** See {@link Kind#NO_CONVERTER}. */
    NO_CONVERTER(
            "A connector leaves its converter to the worker", "Set the converter in the connector's configuration."),
    /** See {@link Kind#NO_TOPIC_CREATION}. */
    NO_TOPIC_CREATION(
            "Nobody creates a connector's topics",
            "Set topic.creation.default.replication.factor to -1 and topic.creation.default.partitions, or create the"
                    + " topics."),
    /** See {@link Kind#TOPIC_PREFIX}. */
    TOPIC_PREFIX("Topics get two separators in their names", "Remove the separator at the end of topic.prefix."),
    /** See {@link Kind#NOT_LOOKED_AT}. */
    NOT_LOOKED_AT("Something could not be checked", "Remove the reason that is given; the check is repeated.");

    private final String title;
    private final String action;

    KindText(String title, String action) {
        this.title = title;
        this.action = action;
    }

    /** Of a kind. */
    public static KindText of(Kind kind) {
        return valueOf(kind.name());
    }

    /** Of a kind as answers write it; a worker of a later version may know others. */
    public static KindText of(String kind) {
        for (KindText text : values()) {
            if (text.kind().toString().equals(kind)) {
                return text;
            }
        }
        return NOT_LOOKED_AT;
    }

    /** What it is about. */
    public Kind kind() {
        return Kind.valueOf(name());
    }

    /** A few words, without a full stop. */
    public String title() {
        return title;
    }

    /** What to do, in sentences. */
    public String action() {
        return action;
    }

    /** The section of a document. */
    public String runbook() {
        return "docs/findings.md#" + kind();
    }
}
