package io.connectfargate.connect.chaos;

/**
 * A stored offset that the ledger has seen for certain. Two looks end after it was stored, so the second of them began after it. The
 * ledger's losses are upper bounds: what was stored after its last look may count as lost when it is removed and its task restarted.
 */
final class ObservedOffset {
    private String asOf = "";
    private long newest;
    private long afterOneLook;
    private long afterTwoLooks;

    /**
     * Takes what is stored now.
     *
     * @param now when the ledger's newest look ended
     * @return the offset that it has seen for certain, 0 at first
     */
    long next(String now, long stored) {
        if (!now.equals(asOf)) {
            asOf = now;
            afterTwoLooks = afterOneLook;
            afterOneLook = newest;
            newest = stored;
        }
        return afterTwoLooks;
    }
}
