package io.connectfargate.migration.mapping;

/**
 * The offsets of one record on both sides, as MirrorMaker has stored them.
 *
 * @param source its offset on the source
 * @param target the offset of its copy
 */
public record OffsetPair(long source, long target) {}
