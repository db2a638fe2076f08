package io.connectfargate.connect.rejection;

import io.connectfargate.connect.findings.Kind;

/**
 * Something that the target does not take, or will not.
 *
 * @param topic on the source
 * @param reason why, in half a sentence
 * @param setting of the copy that stands in the way; null if it is none, or not known
 */
record Rejection(Kind kind, String topic, String reason, String setting) {
    Rejection(Kind kind, String topic, String reason) {
        this(kind, topic, reason, null);
    }
}
