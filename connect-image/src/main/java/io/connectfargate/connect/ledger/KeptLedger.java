package io.connectfargate.connect.ledger;

import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Loss;
import io.connectfargate.ledger.memory.LedgerDocument;
import io.connectfargate.ledger.memory.Memory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.Uuid;

/** Writes a ledger when a loss, an acknowledgement or a topic's id is new, else once a minute. Not thread-safe. */
final class KeptLedger {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Memory memory;
    private String written = "";
    private Set<Object> essence = Set.of();
    private Instant due = Instant.EPOCH;

    KeptLedger(Memory memory) {
        this.memory = memory;
    }

    /**
     * What an earlier leader has written; empty where there is nothing.
     *
     * @throws IOException if nobody knows: to begin again would forget losses
     */
    Ledger read() throws IOException {
        try {
            return memory.read().map(LedgerDocument::read).orElseGet(Ledger::empty);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** @throws IOException if it may not be stored; it is tried again at the next call */
    void keep(Ledger ledger, Instant now) throws IOException {
        Set<Object> essential = essence(ledger);
        if (essential.equals(essence) && now.isBefore(due)) {
            return;
        }
        String document = LedgerDocument.write(ledger);
        if (!document.equals(written)) {
            memory.write(document);
        }
        written = document;
        essence = essential;
        due = now.plus(INTERVAL);
    }

    private static Set<Object> essence(Ledger ledger) {
        Set<Object> essence = new HashSet<>();
        ledger.tracks().forEach((partition, track) -> {
            for (Loss loss : track.losses()) {
                essence.add(loss);
            }
            track.sourceId().ifPresent(id -> essence.add(new Id(partition.topic(), id)));
            track.copy().id().ifPresent(id -> essence.add(new Id("copy of " + partition.topic(), id)));
        });
        return essence;
    }

    private record Id(String topic, Uuid id) {}
}
