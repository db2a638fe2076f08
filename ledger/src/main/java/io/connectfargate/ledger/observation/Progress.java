package io.connectfargate.ledger.observation;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far the copying of a source partition is, as the caller knows it.
 *
 * @param committed the source offset after the last one that is stored (MirrorMaker stores the offset of the last record: add one);
 *     empty if none is stored
 * @param reading how far the task has read; empty if no task reads now, or if that is not known
 */
public record Progress(OptionalLong committed, Optional<Reading> reading) {
    /** Neither is known to exist: a partition that was never copied. */
    public static final Progress NONE = new Progress(OptionalLong.empty(), Optional.empty());
}
