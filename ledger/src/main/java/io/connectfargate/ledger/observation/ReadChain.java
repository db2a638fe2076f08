package io.connectfargate.ledger.observation;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Since which offset a consumer's position on a partition was not reset, from samples of its state: what {@link Reading#unbrokenFrom}
 * wants. For a consumer that is reset to the start of the log. It never says more than is sure.
 *
 * <p>A consumer is reset from a position that the log's start has passed to a start that is later still. The start of a log never goes
 * back on one leader. So a fetch that was answered after the reset brings a start that is no smaller than where the reset led. A
 * position that was last moved by records is behind such a fetch: every reset until then led no further than the start that this
 * fetch brought. If that start is no later than the position of an earlier sample, there was no reset in between, and both samples are
 * one chain. Not thread-safe; one for each life of a consumer and each partition.
 */
public final class ReadChain {
    /** Where the chain must begin again: what was before is not known to be the same log in the same state. */
    private long floor;

    private Sample last;

    /** The last sample that was sure, and since when it was unbroken. */
    private OptionalLong sure = OptionalLong.empty();

    private long from;
    private boolean followed;

    /**
     * A consumer's state at one moment.
     *
     * @param position the next offset that it reads
     * @param fetched whether records of a fetch moved it there last, and no reset and no seek
     * @param logStart the start of the log in the last response that was used; empty before the first one
     * @param leader the partition's leader and its epoch, as the position knows it; empty for none
     * @param follower whether it reads from a follower, whose start of the log may be older than the leader's
     */
    public record Sample(
            long position, boolean fetched, OptionalLong logStart, Optional<String> leader, boolean follower) {}

    /** @return since when the position of this sample is unbroken; empty if that is not sure */
    public OptionalLong next(Sample now) {
        followed |= now.follower();
        if (last != null && isShaken(now)) {
            floor = now.position();
            sure = OptionalLong.empty();
        }
        last = now;
        if (followed || !now.fetched() || now.logStart().isEmpty()) {
            return OptionalLong.empty();
        }
        long start = now.logStart().getAsLong();
        boolean continued = sure.isPresent() && start <= sure.getAsLong();
        long alone = Math.max(floor, start);
        from = continued ? Math.min(from, alone) : alone;
        sure = OptionalLong.of(now.position());
        return OptionalLong.of(from);
    }

    /** Another leader may know an older start of the log; a position or a start that goes back is of another log. */
    private boolean isShaken(Sample now) {
        boolean led = now.leader().isPresent()
                && last.leader().isPresent()
                && !now.leader().equals(last.leader());
        boolean older = now.logStart().isPresent()
                && now.logStart().getAsLong() < last.logStart().orElse(0);
        return led || older || now.position() < last.position();
    }
}
