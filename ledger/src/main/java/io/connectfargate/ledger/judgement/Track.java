package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Offsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/**
 * What is remembered of a partition from one look to the next. All but {@code moving} outlives a restart.
 *
 * @param sourceId the topic's id, once reported
 * @param source the log as last seen; empty before the first look and after the topic was deleted
 * @param reach empty before the first look
 * @param copy the copy and its losses
 * @param losses open and acknowledged ones
 */
public record Track(
        Optional<Uuid> sourceId,
        Optional<Offsets> source,
        Optional<Reach> reach,
        Copy copy,
        List<Loss> losses,
        Moving moving) {
    /** Acknowledged losses of a partition beyond this number are forgotten, the oldest first. */
    private static final int ACKNOWLEDGED = 5;

    static final Track NEW =
            new Track(Optional.empty(), Optional.empty(), Optional.empty(), Copy.NONE, List.of(), Moving.NONE);

    /**
     * The copy as last seen.
     *
     * @param log empty before it was seen and after it was deleted
     * @param replaced whether records that were copied are gone
     */
    public record Copy(Optional<Uuid> id, Optional<Offsets> log, boolean replaced) {
        static final Copy NONE = new Copy(Optional.empty(), Optional.empty(), false);
    }

    /** What is measured again after a restart. */
    record Moving(Clocks clocks, Pace pace) {
        static final Moving NONE = new Moving(Clocks.NONE, Pace.NONE);
    }

    /** Copies the list. */
    public Track {
        losses = List.copyOf(losses);
    }

    /** What is read from a stored document. */
    public static Track restored(
            Optional<Uuid> sourceId, Optional<Offsets> source, Optional<Reach> reach, Copy copy, List<Loss> losses) {
        return new Track(sourceId, source, reach, copy, losses, Moving.NONE);
    }

    Track source(Optional<Uuid> id, Offsets log) {
        return new Track(id.or(() -> sourceId), Optional.of(log), reach, copy, losses, moving);
    }

    Track source(Optional<Uuid> id, Offsets log, Reach now) {
        return source(id, log).reach(now);
    }

    Track withoutSource() {
        return new Track(sourceId, Optional.empty(), reach, copy, losses, moving);
    }

    Track reach(Reach now) {
        return new Track(sourceId, source, Optional.of(now), copy, losses, moving);
    }

    Track copy(Copy now) {
        return new Track(sourceId, source, reach, now, losses, moving);
    }

    Track moving(Clocks clocks, Pace pace) {
        return new Track(sourceId, source, reach, copy, losses, new Moving(clocks, pace));
    }

    Track clocks(Clocks clocks) {
        return moving(clocks, moving.pace());
    }

    /** One more loss; one that goes on where the last open one ended becomes part of it, under a new id. */
    Track losing(Loss loss) {
        List<Loss> all = new ArrayList<>(losses);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).continuesWith(loss)) {
                all.set(i, all.get(i).and(loss));
                return losses(all);
            }
        }
        all.add(loss);
        long acknowledged = all.stream().filter(known -> !known.isOpen()).count();
        for (int i = 0; acknowledged > ACKNOWLEDGED; ) {
            if (all.get(i).isOpen()) {
                i++;
            } else {
                all.remove(i);
                acknowledged--;
            }
        }
        return losses(all);
    }

    Track losses(List<Loss> now) {
        return new Track(sourceId, source, reach, copy, now, moving);
    }

    boolean isLosing() {
        return losses.stream().anyMatch(Loss::isOpen);
    }
}
