package io.connectfargate.connect.rejection;

import io.connectfargate.connect.findings.Kind;

/**
 * Something that the target rejects, or will reject.
 *
 * @param topic on the source
 * @param reason why, in half a sentence
 * @param setting the property of the copy that causes it; null if none does, or if unknown
 */
record Rejection(Kind kind, String topic, String reason, String setting) {
    Rejection(Kind kind, String topic, String reason) {
        this(kind, topic, reason, null);
    }
}
