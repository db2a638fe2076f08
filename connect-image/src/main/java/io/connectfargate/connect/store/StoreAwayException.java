package io.connectfargate.connect.store;

import java.io.IOException;

/** The store of files did not become usable in time: no configuration error. The message is for people. */
public final class StoreAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreAwayException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** It cannot be used now, and may be later. */
    static final class Now extends IOException {
        private static final long serialVersionUID = 1L;

        Now(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
