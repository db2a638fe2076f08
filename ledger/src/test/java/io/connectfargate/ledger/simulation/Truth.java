package io.connectfargate.ledger.simulation;

import io.connectfargate.ledger.simulation.SimulatedCopier.Copied;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What became of the records of one random history. */
final class Truth {
    /** Readable records that retention took before they were copied. */
    final Set<Copied> lost = new HashSet<>();

    /** What was beyond loss when the copier's progress was last read. */
    final Set<Copied> settled = new HashSet<>();

    /** What retention took before the consumer handed it on, though it may have fetched it: whether it had nobody can see. */
    final Set<Copied> overtaken = new HashSet<>();

    boolean shortened;
    boolean recreated;
    boolean copyHit;
    boolean rewound;
    /** What was cut off came and went between two looks. */
    boolean unseenCut;

    /** Retention took them while the copier held them. */
    private final Set<Copied> wasHeld = new HashSet<>();

    void crash(SimulatedLog log, SimulatedCopier copier) {
        List<Copied> held = List.copyOf(copier.inFlight);
        copier.crash();
        held.stream()
                .filter(record -> record.incarnation() == log.incarnation)
                .filter(record -> record.offset() < log.start())
                .filter(record -> !copier.copied.contains(record))
                .forEach(lost::add);
    }

    /** The copier drops what it holds. */
    void rewind(SimulatedLog log, SimulatedCopier copier) {
        for (int offset = 0; offset < log.start(); offset++) {
            Copied record = new Copied(log.incarnation, offset);
            if (wasHeld.contains(record) && !copier.copied.contains(record)) {
                lost.add(record);
            }
        }
        rewound = true;
    }

    void trim(SimulatedLog log, SimulatedCopier copier, int to) {
        int from = log.start();
        log.trim(to);
        for (int offset = from; offset < log.start(); offset++) {
            Copied record = new Copied(log.incarnation, offset);
            if (offset >= copier.position()) {
                overtaken.add(record);
            }
            if (log.isReadable(offset) && !copier.copied.contains(record)) {
                (copier.inFlight.contains(record) ? wasHeld : lost).add(record);
            }
        }
    }

    /** The log has become shorter. */
    void cut(SimulatedLog log, int seenEnd) {
        settled.removeIf(record -> record.incarnation() == log.incarnation && record.offset() >= log.end());
        unseenCut = log.end() >= seenEnd;
        shortened = true;
    }

    long lag(SimulatedLog log, SimulatedCopier copier) {
        long lag = 0;
        for (int offset = log.start(); offset < log.stable(); offset++) {
            if (log.isReadable(offset) && !copier.copied.contains(new Copied(log.incarnation, offset))) {
                lag++;
            }
        }
        return lag;
    }
}
