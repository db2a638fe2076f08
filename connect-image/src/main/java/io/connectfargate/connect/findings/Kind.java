package io.connectfargate.connect.findings;

import java.util.Locale;

/** What a finding is about. {@code docs/findings.md} has a section for each. */
public enum Kind {
    /** A key of the configuration that no component reads. */
    UNREAD_KEY,
    /** Connectors of one migration are configured in different ways, so that one does not see what another wrote. */
    DISAGREEMENT,
    /** No connector writes the offset syncs that a checkpoint connector needs. */
    NO_OFFSET_SYNCS,
    /** After a crash records may be copied twice. */
    NOT_EXACTLY_ONCE,
    /** Records of aborted and of open transactions are copied. */
    NOT_READ_COMMITTED,
    /** A copy has more partitions than its topic. */
    MORE_PARTITIONS,
    /** A copy has fewer partitions than its topic, and MirrorMaker does not add them. */
    FEWER_PARTITIONS,
    /** A topic's times are set by its brokers, and its copy's are not. */
    TIMESTAMP_TYPE,
    /** The target does not create the copies of topics. */
    NO_COPY,
    /** The target rejected a record of a topic. */
    REJECTED_RECORDS,
    /** A topic has records that are older or newer than its copy accepts. */
    TIMESTAMP_LIMIT,
    /** A topic accepts larger records than its copy. */
    SIZE_LIMIT,
    /** A topic has records without a key, and its copy is compacted. */
    MISSING_KEYS,
    /** The target has no room for the partitions of copies that do not exist yet. */
    PARTITION_LIMIT,
    /** A copy accepts records of any time until the cutover. */
    LIFTED_LIMIT,
    /** A connector leaves its converter to the worker, whose converter passes byte arrays only. */
    NO_CONVERTER,
    /** Nobody creates the topics of a source connector. */
    NO_TOPIC_CREATION,
    /** The names of topics get two separators. */
    TOPIC_PREFIX,
    /** Something could not be checked, so nothing is known about it. */
    NOT_LOOKED_AT;

    /** As answers and documents write it: {@code unread-key}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
