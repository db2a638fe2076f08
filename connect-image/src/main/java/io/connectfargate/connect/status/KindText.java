package io.connectfargate.connect.status;

import io.connectfargate.connect.findings.Kind;

/** What a finding of the worker's checks means, in a few words, and what to do; the finding's own sentence has the details. */
enum KindText {
    UNREAD_KEY(Severity.WARNING, "A key of the configuration has no effect", "Use the key that is read, or remove it."),
    DISAGREEMENT(Severity.WARNING, "Connectors of one migration disagree", "Give both the same value."),
    NO_OFFSET_SYNCS(
            Severity.WARNING, "No connector writes offset syncs", "Create the source connector, or remove the key."),
    NOT_EXACTLY_ONCE(
            Severity.WARNING,
            "Records may be copied twice after a crash",
            "Remove CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT."),
    NOT_READ_COMMITTED(
            Severity.WARNING,
            "Records of aborted transactions are copied",
            "Set source.consumer.isolation.level to read_committed."),
    MORE_PARTITIONS(
            Severity.WARNING,
            "A copy has more partitions than its topic",
            "Before anything is copied, delete the copy and let MirrorMaker create it."),
    FEWER_PARTITIONS(
            Severity.CRITICAL,
            "A copy has fewer partitions than its topic",
            "Let MirrorMaker add them: see the log, and refresh.topics.enabled."),
    TIMESTAMP_TYPE(
            Severity.INFO,
            "Timestamps will be the producers' after the cutover",
            "Change it on the copy at the cutover."),
    NO_COPY(
            Severity.CRITICAL,
            "The target does not create copies",
            "Remove the cause on the target, or leave the topic out with topics.exclude."),
    REJECTED_RECORDS(
            Severity.CRITICAL,
            "The target rejected records",
            "Change the copy as the table of reasons says, or leave the topic out with topics.exclude."),
    TIMESTAMP_LIMIT(
            Severity.WARNING,
            "The target will reject records for their time",
            "Raise the limit of the copies until the cutover, or set TIMESTAMP_LIMITS=lift."),
    SIZE_LIMIT(Severity.WARNING, "The target accepts smaller records", "Set max.message.bytes of the copies."),
    MISSING_KEYS(
            Severity.WARNING,
            "Records without a key, and a compacted copy",
            "Set cleanup.policy=delete on the copies, or leave the topics out."),
    PARTITION_LIMIT(
            Severity.WARNING,
            "The target has no room for all copies",
            "Have the quota of the cluster raised, delete topics there, or leave topics out with topics.exclude."),
    LIFTED_LIMIT(
            Severity.INFO,
            "Copies accept records of any time until the cutover",
            "At the cutover restore the earlier values."),
    NOT_LOOKED_AT(
            Severity.UNKNOWN,
            "Something could not be checked",
            "Remove the reason that is given; the check is repeated.");

    private final Severity severity;
    private final String title;
    private final String action;

    KindText(Severity severity, String title, String action) {
        this.severity = severity;
        this.title = title;
        this.action = action;
    }

    /** Of a kind as answers write it; a worker of a later version may know others. */
    static KindText of(String kind) {
        for (KindText text : values()) {
            if (text.kind().toString().equals(kind)) {
                return text;
            }
        }
        return NOT_LOOKED_AT;
    }

    private Kind kind() {
        return Kind.valueOf(name());
    }

    Severity severity() {
        return severity;
    }

    String title() {
        return title;
    }

    String action() {
        return action;
    }

    String runbook() {
        return "docs/findings.md#" + kind();
    }
}
