package io.connectfargate.ledger.simulation;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Reading;
import io.connectfargate.ledger.observation.Reading.InFlight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.Uuid;

/** A task as MirrorMaker's: reads from the stored offset, is reset to the log's start where it must, and dies with what it holds. */
final class SimulatedCopier {
    /** A record of one life of the source topic. */
    record Copied(int incarnation, int offset) {}

    final Set<Copied> copied = new HashSet<>();
    /** Offsets that a reader passed and of which nothing can be lost any more. */
    final Set<Copied> settled = new HashSet<>();

    final List<Copied> inFlight = new ArrayList<>();
    private final List<Copied> passed = new ArrayList<>();
    private final Random random;
    private final boolean informed;
    private Integer committed;
    private SimulatedConsumer consumer;
    private boolean alive;
    private int life;

    Uuid copyId;
    int copyStart;
    int copyEnd;

    /** @param informed whether it tells what it holds, and since when its reading is unbroken */
    SimulatedCopier(Random random, boolean informed) {
        this.random = random;
        this.informed = informed;
    }

    void start(SimulatedLog log) {
        if (!alive) {
            alive = true;
            life++;
            consumer = new SimulatedConsumer(random, committed == null ? log.start() : committed);
            sample();
        }
    }

    void crash() {
        alive = false;
        inFlight.clear();
        passed.clear();
    }

    boolean isAlive() {
        return alive;
    }

    int life() {
        return life;
    }

    int position() {
        return consumer == null ? 0 : consumer.position();
    }

    /** As a worker does all the time. */
    void sample() {
        if (alive) {
            consumer.sample();
        }
    }

    void poll(SimulatedLog log, int most) {
        if (!alive) {
            return;
        }
        consumer.poll(log, most, offset -> {
            Copied here = new Copied(log.incarnation, offset);
            passed.add(here);
            if (log.isReadable(offset)) {
                inFlight.add(here);
            }
        });
    }

    /** Writes what it holds, and stores the offset of the last record: markers behind it are not in the stored offset. */
    void deliver() {
        if (!alive || inFlight.isEmpty()) {
            settled.addAll(passed);
            passed.clear();
            return;
        }
        if (copyId == null) {
            copyId = new Uuid(random.nextLong(), random.nextLong());
            copyStart = 0;
            copyEnd = 0;
        }
        copied.addAll(inFlight);
        // The worker's own transaction leaves a marker.
        copyEnd += inFlight.size() + 1;
        committed = inFlight.get(inFlight.size() - 1).offset() + 1;
        inFlight.clear();
        settled.addAll(passed);
        passed.clear();
    }

    /** Somebody stops the connector and sets its offsets back. */
    void rewind(int to) {
        crash();
        if (committed != null) {
            committed = Math.min(committed, to);
        }
    }

    /** Other records get these offsets. */
    void forget(int incarnation, int from) {
        drop();
        Predicate<Copied> gone = record -> record.incarnation() == incarnation && record.offset() >= from;
        copied.removeIf(gone);
        settled.removeIf(gone);
        inFlight.replaceAll(record -> gone.test(record) ? new Copied(-1, record.offset()) : record);
        passed.removeIf(gone);
    }

    /** What was fetched and not handed on. */
    void drop() {
        if (consumer != null) {
            consumer.drop();
        }
    }

    void deleteCopy() {
        copyId = null;
    }

    void emptyCopy() {
        copyStart = copyEnd;
    }

    Optional<Offsets> copy() {
        return copyId == null ? Optional.empty() : Optional.of(Offsets.of(copyStart, copyEnd));
    }

    Progress progress(Instant now, boolean hidden) {
        OptionalLong stored = committed == null ? OptionalLong.empty() : OptionalLong.of(committed);
        if (!alive || hidden) {
            return new Progress(stored, Optional.empty());
        }
        String reader = "reader-" + life;
        InFlight held = inFlight.isEmpty() ? InFlight.NONE : InFlight.SOME;
        return new Progress(
                stored,
                Optional.of(
                        informed
                                ? new Reading(reader, consumer.position(), now, held, consumer.sample())
                                : Reading.position(reader, consumer.position(), now)));
    }
}
