package io.connectfargate.connect.findings;

/**
 * Something about a connector that is probably not meant.
 *
 * @param key of the connector's configuration that it is about, or the property of a topic
 * @param sentence for people: what, where, found, expected, what to do; holds no secret
 */
record Finding(String connector, Kind kind, String key, String sentence) {}
