package io.connectfargate.ledger.memory;

import java.io.IOException;
import java.util.Optional;

/** Where a {@link LedgerDocument} is kept. It holds no secret. */
public interface Memory {
    /**
     * The document that was written last; empty if there is none.
     *
     * @throws IOException if nobody knows whether there is one: a ledger must not begin again then, since losses would be forgotten
     */
    Optional<String> read() throws IOException;

    /**
     * Replaces the document.
     *
     * @throws IOException if it may not have been stored
     */
    void write(String document) throws IOException;
}
