package io.connectfargate.secured.iam;

/** Why a caller is not let in. The reason is for the log; the caller is told no more than AWS tells. */
final class RefusedException extends Exception {
    RefusedException(String reason) {
        super(reason);
    }

    static void unless(boolean condition, String reason) throws RefusedException {
        if (!condition) {
            throw new RefusedException(reason);
        }
    }
}
