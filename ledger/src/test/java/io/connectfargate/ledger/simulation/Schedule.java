package io.connectfargate.ledger.simulation;

import io.connectfargate.ledger.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;

/** One random history of a partition and its copy, with the truth that no ledger can see. */
final class Schedule {
    static final TopicPartition PARTITION = new TopicPartition("orders", 0);

    /**
     * What a look may not find: a quarter of the schedules hide something.
     *
     * @param sampled whether the worker samples its consumer after all that happens, and not only now and then
     */
    record Settings(boolean informed, boolean ids, boolean hides, boolean sampled) {}

    /** One schedule alone says what happened; for all of them that would take longer than the test. */
    static final boolean TRACED = Integer.getInteger("ledger.schedules", 0) == 1;

    final Random random;
    final Settings settings;
    final List<String> trace = new ArrayList<>();
    final Truth truth = new Truth();
    final SimulatedCopier copier;
    SimulatedLog log;
    /** Another log looks like the old one as soon as it is as long. */
    boolean mustLook;

    private final Observer observer;
    private boolean emptied;

    Schedule(long seed) {
        random = new Random(seed);
        settings =
                new Settings(random.nextBoolean(), random.nextInt(4) > 0, random.nextInt(4) == 0, random.nextBoolean());
        copier = new SimulatedCopier(random, settings.informed());
        observer = new Observer(this);
        log = new SimulatedLog(0, random);
        log.append(random.nextInt(20));
        log.trim(random.nextInt(10));
    }

    /** Something happens; of the rare things at most one between two looks that a look can tell. */
    void act() {
        int what = random.nextInt(100);
        if (TRACED) {
            trace.add(what + "@" + log.offsets() + "/" + copier.position());
        }
        happen(what);
        if (settings.sampled() || random.nextInt(3) == 0) {
            copier.sample();
        }
    }

    private void happen(int what) {
        if (what < 36) {
            write(what);
        } else if (what < 56) {
            copier.start(log);
            copier.poll(log, 1 + random.nextInt(12));
        } else if (what < 74) {
            copier.deliver();
        } else if (what < 92) {
            disturb(what);
        } else {
            rare(what);
        }
    }

    private void write(int what) {
        if (what < 18) {
            log.append(1 + random.nextInt(8));
        } else if (what < 26) {
            log.begin(1 + random.nextInt(4));
        } else {
            log.end(random.nextBoolean());
        }
    }

    private void disturb(int what) {
        if (what < 80) {
            truth.crash(log, copier);
        } else if (what < 88) {
            truth.trim(log, copier, log.start() + random.nextInt(Math.max(1, log.end() - log.start()) + 1));
        } else if (log.end() > log.start()) {
            log.compact(log.start() + random.nextInt(log.end() - log.start()));
        } else {
            rare(what);
        }
    }

    private void rare(int what) {
        if (what == 92) {
            copier.rewind(random.nextInt(log.end() + 1));
            truth.rewind(log, copier);
        } else if (what == 93 && !truth.shortened) {
            shorten();
        } else if (what == 94 && !truth.recreated) {
            recreate();
        } else if (what == 95) {
            deleteCopy();
        } else if (what == 96) {
            emptied |= isSeen() && copier.copy().filter(copy -> !copy.isEmpty()).isPresent();
            copier.emptyCopy();
        }
    }

    private void shorten() {
        if (log.end() - log.start() > 3) {
            log.truncate(log.end() - 1 - random.nextInt(3));
            copier.forget(log.incarnation, log.end());
            truth.cut(log, observer.seenEnd);
            mustLook = true;
        }
    }

    private void recreate() {
        int before = log.end();
        copier.drop();
        log = new SimulatedLog(log.incarnation + 1, random);
        // Without ids a new log that is at least as long is the same as the old one to a look.
        log.append(settings.ids() ? random.nextInt(2 * before + 2) : random.nextInt(Math.max(1, before)));
        mustLook = !settings.ids();
        truth.recreated = settings.ids() || log.end() < observer.seenEnd;
    }

    /** A copy that came and went between two looks was never seen; without ids a new one that is as long is the old one. */
    private void deleteCopy() {
        truth.copyHit |= settings.ids()
                && isSeen()
                && copier.copy().filter(copy -> !copy.isEmpty()).isPresent();
        emptied = false;
        copier.deleteCopy();
    }

    private boolean isSeen() {
        return copier.copyId != null && copier.copyId.equals(observer.seenCopy);
    }

    /** To empty a copy is no harm if the source does not hold what was in it either. */
    void judgeEmptied() {
        truth.copyHit |= emptied
                && !truth.shortened
                && !truth.rewound
                && settings.informed()
                && log.incarnation == 0
                && truth.settled.stream()
                        .filter(copier.copied::contains)
                        .anyMatch(record -> record.incarnation() == log.incarnation && record.offset() >= log.start());
        emptied = false;
    }

    /** What the ledger is shown. */
    Observation look(boolean calm) {
        return observer.look(calm);
    }

    /** Readable records of the source that were never copied. */
    long lag() {
        return truth.lag(log, copier);
    }

    boolean isReadToTheEnd() {
        return copier.isAlive() && copier.inFlight.isEmpty() && copier.position() == log.stable();
    }

    @Override
    public String toString() {
        return settings + " " + trace;
    }
}
