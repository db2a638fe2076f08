package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Offsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.Uuid;

/** What happened to the copy since the last look. */
final class CopyWatch {
    private static final Set<State> ENDED = Set.of(State.COPY_DELETED, State.COPY_RECREATED);

    private CopyWatch() {}

    /**
     * To be called after {@link SourceWatch}.
     *
     * @param last the partition at the last look
     * @param now the partition, with what happened to its source since
     */
    static Track look(Track last, Track now, Facts facts) {
        if (facts.isCopyAbsent()) {
            return absent(last, wasAbsent(last) ? neverSeen(now, facts, State.COPY_DELETED) : now, facts);
        }
        Optional<Offsets> log = facts.copy().offsets();
        if (log.isEmpty()) {
            return now;
        }
        boolean unused = log.get().end() == 0;
        return present(last, unused ? neverSeen(now, facts, State.COPY_RECREATED) : now, facts, log.get());
    }

    /** Not every broker knows a new topic at once: what was copied by the last look must have had its copy then. */
    private static boolean wasAbsent(Track last) {
        return last.moving().clocks().noCopy() != null
                && last.reach()
                                .map(Reach::committed)
                                .orElse(OptionalLong.empty())
                                .orElse(0)
                        > 0;
    }

    /** A stored offset says that there was a copy with a record, even if it came and went between two looks. */
    private static Track neverSeen(Track now, Facts facts, State kind) {
        boolean copied = facts.progress()
                .filter(progress -> progress.committed().orElse(0) > 0)
                .isPresent();
        boolean seen = now.copy().log().isPresent()
                || now.copy().replaced()
                || now.losses().stream().anyMatch(loss -> ENDED.contains(loss.kind()));
        if (!copied || seen) {
            return now;
        }
        Loss loss = Loss.of(kind, facts.partition(), 0, 0, OptionalLong.empty(), facts.now());
        return now.copy(new Track.Copy(now.copy().id(), Optional.empty(), true)).losing(loss);
    }

    private static Track absent(Track last, Track now, Facts facts) {
        Track after = now.clocks(now.moving().clocks().withoutCopy(facts.now()));
        if (last.copy().log().isEmpty()) {
            return after;
        }
        Track gone = after.copy(new Track.Copy(last.copy().id(), Optional.empty(), true));
        return lost(last, gone, facts, State.COPY_DELETED, 0);
    }

    private static Track present(Track last, Track now, Facts facts, Offsets log) {
        Optional<Uuid> id = facts.copyTopic().id();
        Optional<State> event = CopyEvent.of(last, now, facts, log);
        boolean replaced = now.copy().replaced() || event.isPresent();
        Track after = now.clocks(now.moving().clocks().copy(log, facts.now()))
                .copy(new Track.Copy(id.or(() -> now.copy().id()), Optional.of(log), replaced));
        return event.map(state -> lost(last, after, facts, state, state == State.COPY_TRUNCATED ? log.end() : 0))
                .orElse(after);
    }

    /** Nothing is lost with a copy that held nothing. What was copied since the last look was in it too, so its number is unknown. */
    private static Track lost(Track last, Track after, Facts facts, State kind, long from) {
        Offsets log = last.copy().log().or(() -> after.copy().log()).orElseThrow();
        boolean copiedSince =
                !last.reach().map(Reach::done).equals(after.reach().map(Reach::done));
        if (log.isEmpty() && !copiedSince && last.copy().log().isPresent()) {
            return after;
        }
        long first = Math.max(from, log.start());
        OptionalLong records = copiedSince ? OptionalLong.empty() : OptionalLong.of(log.end() - first);
        return after.losing(Loss.of(kind, facts.partition(), first, log.end(), records, facts.now()));
    }
}
