package io.connectfargate.secured.iam;

/** Why a caller is rejected. The reason is for the log; the caller learns no more than from AWS. */
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
