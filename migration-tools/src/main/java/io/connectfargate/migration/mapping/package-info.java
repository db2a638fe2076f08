/**
 * Finds, for an offset of one partition of the source, the offset on the target of the record that follows what a group has read, and
 * how far that is proven. No class here knows Kafka's clients: a partition's logs are interfaces.
 */
package io.connectfargate.migration.mapping;
