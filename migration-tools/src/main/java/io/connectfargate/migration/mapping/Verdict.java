package io.connectfargate.migration.mapping;

import java.util.Locale;
import java.util.OptionalLong;

/** An answer without what it has cost. */
record Verdict(OptionalLong target, Proof proof, long rereads, String reason) {
    static Verdict exact(long target, Proof proof, String reason, Object... arguments) {
        return new Verdict(OptionalLong.of(target), proof, 0, text(reason, arguments));
    }

    static Verdict lowerBound(long target, long rereads, String reason, Object... arguments) {
        return new Verdict(OptionalLong.of(target), Proof.LOWER_BOUND, rereads, text(reason, arguments));
    }

    static Verdict ahead(String reason, Object... arguments) {
        return new Verdict(OptionalLong.empty(), Proof.AHEAD, 0, text(reason, arguments));
    }

    private static String text(String reason, Object... arguments) {
        return String.format(Locale.ROOT, reason, arguments);
    }
}
