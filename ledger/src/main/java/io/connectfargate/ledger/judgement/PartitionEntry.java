package io.connectfargate.ledger.judgement;

import java.util.List;

/**
 * What is known of a source partition and its copy.
 *
 * @param state the worst of all
 * @param reasons a sentence for each thing that is to be known, the worst first
 */
public record PartitionEntry(State state, Numbers numbers, List<String> reasons) {
    /** Copies the list. */
    public PartitionEntry {
        reasons = List.copyOf(reasons);
    }
}
