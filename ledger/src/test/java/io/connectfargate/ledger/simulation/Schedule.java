package io.connectfargate.ledger.simulation;

import io.connectfargate.ledger.observation.Observation;
import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.observation.TopicFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** One random history of a partition and its copy, with the truth that no ledger can see. */
final class Schedule {
    static final TopicPartition PARTITION = new TopicPartition("orders", 0);

    /** What a look may not find: a quarter of the schedules hide something. */
    record Settings(boolean informed, boolean ids, boolean hides) {}

    /** One schedule alone says what happened; for all of them that would take longer than the test. */
    static final boolean TRACED = Integer.getInteger("ledger.schedules", 0) == 1;

    final Random random;
    final Settings settings;
    final List<String> trace = new ArrayList<>();
    /** Readable records that retention took before they were copied. */
    final Set<SimulatedCopier.Copied> lost = new HashSet<>();

    /** What was beyond loss when the copier's progress was last read. */
    final Set<SimulatedCopier.Copied> settled = new HashSet<>();

    final SimulatedCopier copier;
    SimulatedLog log;
    boolean shortened;
    boolean recreated;
    boolean copyHit;
    /** Another log looks like the old one as soon as it is as long. */
    boolean mustLook;

    private boolean emptied;
    boolean rewound;
    /** What was cut off came and went between two looks. */
    boolean unseenCut;

    private int seenEnd;
    private Uuid seenCopy;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Schedule(long seed) {
        random = new Random(seed);
        settings = new Settings(random.nextBoolean(), random.nextInt(4) > 0, random.nextInt(4) == 0);
        copier = new SimulatedCopier(random, settings.informed());
        log = new SimulatedLog(0, random);
        log.append(random.nextInt(20));
        log.trim(random.nextInt(10));
    }

    /** Something happens; of the rare things at most one between two looks that a look can tell. */
    void act() {
        int what = random.nextInt(100);
        int end = log.end();
        if (TRACED) {
            trace.add(what + "@" + log.offsets() + "/" + copier.position());
        }
        if (what < 18) {
            log.append(1 + random.nextInt(8));
        } else if (what < 26) {
            log.begin(1 + random.nextInt(4));
        } else if (what < 36) {
            log.end(random.nextBoolean());
        } else if (what < 56) {
            copier.start(log);
            copier.poll(log, 1 + random.nextInt(12));
        } else if (what < 74) {
            copier.deliver();
        } else if (what < 80) {
            crash();
        } else if (what < 88) {
            trim(log.start() + random.nextInt(Math.max(1, end - log.start()) + 1));
        } else if (what < 92 && end > log.start()) {
            log.compact(log.start() + random.nextInt(end - log.start()));
        } else {
            rare(what);
        }
    }

    private void rare(int what) {
        if (what == 92) {
            copier.rewind(random.nextInt(log.end() + 1));
            dropAtRisk();
            rewound = true;
        } else if (what == 93 && !shortened) {
            shorten();
        } else if (what == 94 && !recreated) {
            recreate();
        } else if (what == 95) {
            deleteCopy();
        } else if (what == 96) {
            emptied |= isSeen() && copier.copy().filter(copy -> !copy.isEmpty()).isPresent();
            copier.emptyCopy();
        }
    }

    private void crash() {
        List<SimulatedCopier.Copied> held = List.copyOf(copier.inFlight);
        copier.crash();
        held.stream()
                .filter(record -> record.incarnation() == log.incarnation)
                .filter(record -> record.offset() < log.start())
                .filter(record -> !copier.copied.contains(record))
                .forEach(lost::add);
    }

    private void dropAtRisk() {
        for (int offset = 0; offset < log.start(); offset++) {
            SimulatedCopier.Copied record = new SimulatedCopier.Copied(log.incarnation, offset);
            if (wasHeld.contains(record) && !copier.copied.contains(record)) {
                lost.add(record);
            }
        }
    }

    private final Set<SimulatedCopier.Copied> wasHeld = new HashSet<>();

    private void trim(int to) {
        int from = log.start();
        log.trim(to);
        for (int offset = from; offset < log.start(); offset++) {
            SimulatedCopier.Copied record = new SimulatedCopier.Copied(log.incarnation, offset);
            if (log.isReadable(offset) && !copier.copied.contains(record)) {
                (copier.inFlight.contains(record) ? wasHeld : lost).add(record);
            }
        }
    }

    private void shorten() {
        if (log.end() - log.start() > 3) {
            log.truncate(log.end() - 1 - random.nextInt(3));
            copier.forget(log.incarnation, log.end());
            settled.removeIf(record -> record.incarnation() == log.incarnation && record.offset() >= log.end());
            unseenCut = log.end() >= seenEnd;
            shortened = true;
            mustLook = true;
        }
    }

    private void recreate() {
        int before = log.end();
        log = new SimulatedLog(log.incarnation + 1, random);
        // Without ids a new log that is at least as long cannot be told from the old one.
        log.append(settings.ids() ? random.nextInt(2 * before + 2) : random.nextInt(Math.max(1, before)));
        mustLook = !settings.ids();
        recreated = settings.ids() || log.end() < seenEnd;
    }

    /** A copy that came and went between two looks was never seen; without ids a new one that is as long is the old one. */
    private void deleteCopy() {
        copyHit |= settings.ids()
                && isSeen()
                && copier.copy().filter(copy -> !copy.isEmpty()).isPresent();
        emptied = false;
        copier.deleteCopy();
    }

    private boolean isSeen() {
        return copier.copyId != null && copier.copyId.equals(seenCopy);
    }

    /** To empty a copy is no harm if the source does not hold what was in it either. */
    private void judgeEmptied() {
        copyHit |= emptied
                && !shortened
                && !rewound
                && settings.informed()
                && log.incarnation == 0
                && settled.stream()
                        .filter(copier.copied::contains)
                        .anyMatch(record -> record.incarnation() == log.incarnation && record.offset() >= log.start());
        emptied = false;
    }

    /** A look: progress first, then, a little later, the source's log, then the copy. */
    Observation look(boolean calm) {
        now = now.plusSeconds(15);
        boolean hides = settings.hides() && !calm;
        Progress progress = copier.progress(now.minusSeconds(1), hides && random.nextInt(4) == 0);
        settled.addAll(copier.settled);
        boolean must = mustLook;
        mustLook = false;
        int between = calm || must ? 0 : random.nextInt(3);
        for (int i = 0; i < between; i++) {
            harmless();
        }
        judgeEmptied();
        boolean noSource = hides && !must && random.nextInt(6) == 0;
        seenEnd = noSource ? seenEnd : log.end();
        boolean noTarget = hides && random.nextInt(6) == 0;
        seenCopy = noTarget ? seenCopy : copier.copyId;
        boolean noProgress = hides && !must && random.nextInt(6) == 0;
        return new Observation(
                now,
                Map.of(PARTITION.topic(), PARTITION.topic()),
                noSource ? Side.unavailable("no broker responds") : side(Optional.of(log.offsets()), log.id),
                noTarget ? Side.unavailable("no broker responds") : side(copier.copy(), copier.copyId),
                noProgress ? Map.of() : Map.of(PARTITION, progress),
                List.of());
    }

    /** What may happen while a look is under way, without making the log another one. */
    private void harmless() {
        int what = random.nextInt(4);
        if (what == 0) {
            log.append(1);
        } else if (what == 1) {
            copier.poll(log, 5);
        } else if (what == 2) {
            copier.deliver();
        } else {
            trim(log.start() + random.nextInt(4));
        }
    }

    private Side side(Optional<Offsets> offsets, Uuid id) {
        return Side.of(Map.of(
                PARTITION.topic(),
                offsets.isEmpty()
                        ? TopicFacts.absent(Optional.empty())
                        : TopicFacts.present(
                                settings.ids() ? Optional.of(id) : Optional.empty(),
                                Map.of(0, PartitionFacts.of(offsets.get())))));
    }

    /** Readable records of the source that were never copied. */
    long lag() {
        long lag = 0;
        for (int offset = log.start(); offset < log.stable(); offset++) {
            if (log.isReadable(offset)
                    && !copier.copied.contains(new SimulatedCopier.Copied(log.incarnation, offset))) {
                lag++;
            }
        }
        return lag;
    }

    boolean isReadToTheEnd() {
        return copier.isAlive() && copier.inFlight.isEmpty() && copier.position() == log.stable();
    }

    @Override
    public String toString() {
        return settings + " " + trace;
    }
}
