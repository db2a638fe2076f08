package io.connectfargate.quickstart.offsets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which of the numbers 0, 1, 2 and so on were read, and which of them more than once: a bit for each number, however many groups read. */
final class ReadNumbers {
    private final BitSet once = new BitSet();
    private final List<Integer> again = new ArrayList<>();

    synchronized void add(int number) {
        if (once.get(number)) {
            again.add(number);
        }
        once.set(number);
    }

    /** How often any number was read. */
    synchronized int total() {
        return once.cardinality() + again.size();
    }

    /** How many numbers below a limit were read. */
    synchronized int distinct(int limit) {
        return once.get(0, limit).cardinality();
    }

    /** Those that were read before, in the order of reading. */
    synchronized List<Integer> again() {
        return List.copyOf(again);
    }

    /** Those below a limit that were not read. */
    synchronized List<Integer> missing(int limit) {
        return IntStream.range(0, limit)
                .filter(number -> !once.get(number))
                .boxed()
                .toList();
    }
}
