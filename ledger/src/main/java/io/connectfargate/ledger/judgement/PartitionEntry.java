package io.connectfargate.ledger.judgement;

import java.util.List;

/**
 * What is known of a source partition and its copy.
 *
 * @param state the worst of all
 * @param reasons a sentence for each thing that is to be known, the worst first
 * @param untold a sentence for each thing that the brokers would not or could not tell; it changes no state
 */
public record PartitionEntry(State state, Numbers numbers, List<String> reasons, List<String> untold) {
    /** Copies the list. */
    public PartitionEntry {
        reasons = List.copyOf(reasons);
        untold = List.copyOf(untold);
    }
}
